import { type InputOf, UploadBatch } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { queries } from '../../app/api.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { send } from '../../app/request.ts'
import { t } from '../../i18n/index.ts'

/** Sends a register file and opens its page; how much of it has left, and why it was refused. */
export function useSending() {
  const { regency } = useOffice()
  const navigate = useNavigate()
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef<AbortController>(null)
  const start = async (file: File, ask: Omit<InputOf<typeof UploadBatch>, 'regency'>) => {
    stop.current = new AbortController()
    setProblem(null)
    setPercent(0)
    try {
      const sent = await send(UploadBatch, { regency: regency.code, ...ask }, { file, onProgress: setPercent, signal: stop.current.signal })
      await queries.invalidateQueries()
      if (sent.duplicateOf) void notify(t('registers.duplicate'))
      void navigate({ to: '/berkas/$batchId', params: { batchId: sent.duplicateOf ?? sent.batch.id }, search: {} })
    } catch (cause) {
      const refused = cause instanceof Problem ? cause : new Problem('office/fault', 500, '')
      setProblem(refused.code === 'office/stopped' ? null : refused)
    } finally {
      setPercent(null)
    }
  }
  return { percent, problem, start, stop: () => stop.current?.abort() }
}
