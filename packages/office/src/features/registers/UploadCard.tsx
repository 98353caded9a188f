import '@mantine/dropzone/styles.layer.css'
import { Button, NativeSelect, Progress } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { REGISTERS, type RegisterId } from '@semesta/kernel'
import { Card, DateField, Note } from '@semesta/ui'
import { useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { today } from '../../app/clock.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { guessRegister } from './guess.ts'
import { useSending } from './sending.ts'

type Scope = 'whole' | 'part'

/** A register file by drag and drop: which register, of which day, then off it goes. */
export function UploadCard() {
  const { regency } = useOffice()
  const [file, setFile] = useState<File | null>(null)
  const [register, setRegister] = useState<RegisterId | ''>('')
  const [asOf, setAsOf] = useState(`${today(regency.timeZone).slice(0, 7)}-01`)
  const [scope, setScope] = useState<Scope>('whole')
  const sending = useSending()
  const take = (files: File[]) => {
    const first = files[0]
    if (!first) return
    setFile(first)
    if (register === '') setRegister(guessRegister(first.name) ?? '')
  }
  return (
    <Card title={t('registers.upload')}>
      <form
        className={links.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (file && register) void sending.start(file, { register, asOf, scope })
        }}
      >
        <Dropzone
          onDrop={take}
          maxFiles={1}
          multiple={false}
          disabled={sending.percent !== null}
          aria-label={t('registers.drop')}
          inputProps={{ 'aria-label': t('registers.drop') }}
          style={{ padding: 22, textAlign: 'center' }}
        >
          <b>{file ? `${file.name} · ${fmt.bytes(file.size)}` : t('registers.drop')}</b>
          <Note>{t('registers.formats')}</Note>
        </Dropzone>
        <div className={links.filters} style={{ margin: 0 }}>
          <NativeSelect
            label={t('registers.register')}
            required
            value={register}
            onChange={(event) => setRegister(REGISTERS.find((it) => it === event.currentTarget.value) ?? '')}
            data={[{ value: '', label: t('registers.choose') }, ...REGISTERS.map((it) => ({ value: it, label: t(`registers.${it}`) }))]}
          />
          <DateField label={t('registers.asOf')} required value={asOf} onChange={(event) => setAsOf(event.currentTarget.value)} />
          <ScopeChoice scope={scope} onChange={setScope} />
          <Button type="submit" className={links.fixed} disabled={!file || register === '' || asOf === ''} loading={sending.percent !== null}>
            {t('registers.send')}
          </Button>
          {sending.percent !== null && (
            <Button variant="default" className={links.fixed} onClick={sending.stop}>
              {t('jobs.cancel')}
            </Button>
          )}
        </div>
        {sending.percent !== null && <Sent percent={sending.percent} />}
        {sending.problem && <Refused problem={sending.problem} />}
      </form>
    </Card>
  )
}

/** Whether the file is everybody, or only some: a village's file never empties the city. */
function ScopeChoice({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  return (
    <NativeSelect
      label={t('registers.scope')}
      value={scope}
      onChange={(event) => onChange(event.currentTarget.value === 'part' ? 'part' : 'whole')}
      data={[
        { value: 'whole', label: t('registers.whole') },
        { value: 'part', label: t('registers.part') },
      ]}
    />
  )
}

function Sent({ percent }: { percent: number }) {
  return (
    <div>
      <Progress value={percent} radius="xl" aria-label={t('registers.sending')} />
      <Note>{t('registers.sent', { percent: Math.floor(percent) })}</Note>
    </div>
  )
}
