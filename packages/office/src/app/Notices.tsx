import { ListPending } from '@semesta/contract'
import { useEffect, useRef } from 'react'
import { t } from '../i18n/index.ts'
import { useRead } from './api.ts'
import { notify } from './notify.ts'
import { useOffice } from './office.tsx'

const EVERY = 20_000

/** Says wherever one is in the office that a file has come to wait for oneself: its page may have been closed long ago. */
export function Notices() {
  const { regency, can } = useOffice()
  const read = useRead(ListPending, { regency: regency.code }, { when: can('registers.read'), again: () => EVERY })
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (read.state !== 'ready') return
    const mine = read.data.rows.filter((it) => it.forMe || it.isMine)
    const keys = new Set(mine.map((it) => `${it.batch.id} ${it.waitsFor}`))
    for (const it of mine) {
      if (known.current && !known.current.has(`${it.batch.id} ${it.waitsFor}`)) void notify(t(`review.notice-${it.waitsFor}`, { file: it.batch.fileName }))
    }
    known.current = keys
  }, [read])
  return null
}
