import { Button } from '@mantine/core'
import { LoadPeople } from '@semesta/contract'
import type { Problem } from '@semesta/kernel'
import { Card } from '@semesta/ui'
import { Refused } from '../../app/Await.tsx'
import { queries, useAct } from '../../app/api.ts'
import { useOffice } from '../../app/office.tsx'
import { JobWatch } from '../../app/Progress.tsx'
import { t } from '../../i18n/index.ts'

/** A refusal of a list of names; where the names of an old month are put away, the way to open them. */
export function FrozenNames({ problem, month, onRetry }: { problem: Problem; month: string; onRetry?: () => void }) {
  const { regency } = useOffice()
  const load = useAct(LoadPeople, { refresh: false, onDone: ({ job }) => job === null && void queries.invalidateQueries() })
  if (problem.code !== 'people/names-frozen') return <Refused problem={problem} onRetry={onRetry} />
  if (load.data?.job) {
    return (
      <Card title={t('people.opening')}>
        <JobWatch jobId={load.data.job.id} />
      </Card>
    )
  }
  return (
    <Refused
      problem={load.problem ?? problem}
      action={
        <Button size="xs" loading={load.busy} onClick={() => load.run({ regency: regency.code, month })}>
          {t('people.openNames')}
        </Button>
      }
    />
  )
}
