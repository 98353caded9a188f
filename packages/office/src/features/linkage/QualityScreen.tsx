import { NativeSelect } from '@mantine/core'
import { GetLinkageQuality, ListLinkageRuns, PrintLinkageQuality } from '@semesta/contract'
import { Bars, Card, DataTable, Empty, Note, Pairs, Row, Screen } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { fileHref } from '../../app/request.ts'
import { t, tMaybe } from '../../i18n/index.ts'
import { Calibration } from './Calibration.tsx'
import { type Quality, sayShare } from './words.ts'

/** How far a run of the linkage may be believed, and by which measure. */
export function QualityScreen() {
  const { regency } = useOffice()
  const { search } = useFilters()
  const runs = useRead(ListLinkageRuns, { regency: regency.code })
  const rows = runs.state === 'ready' ? runs.data.rows : []
  const runId = search.run ?? rows.find((it) => it.inForce)?.id ?? rows[0]?.id
  const quality = useRead(GetLinkageQuality, { regency: regency.code, runId: runId ?? '' }, { when: runId !== undefined, keep: true })
  if (runs.state === 'ready' && !runId) {
    return (
      <Screen title={t('linkage.quality')}>
        <Empty title={t('linkage.noRunTitle')}>{t('linkage.noRun')}</Empty>
      </Screen>
    )
  }
  if (quality.state !== 'ready') {
    return (
      <Screen title={t('linkage.quality')}>
        <Await read={quality} rows={4} height={90}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Statement quality={quality.data} runs={rows} />
}

function Statement({ quality, runs }: { quality: Quality; runs: readonly Quality['run'][] }) {
  const { regency } = useOffice()
  const { change } = useFilters()
  const { run, queue } = quality
  const main = (what: 'precision' | 'recall') => quality.measures.find((it) => it.main && it.scope === 'all' && it.what === what)
  const [precision, recall] = [main('precision'), main('recall')]
  const asOf =
    run.sources
      .map((it) => it.asOf)
      .toSorted()
      .at(-1) ?? ''
  return (
    <Screen
      title={t('linkage.quality')}
      headline={t('linkage.qualityHead', {
        precision: precision ? sayShare(precision.value, 2) : '–',
        recall: recall ? sayShare(recall.value, 2) : '–',
        pairs: fmt.count(queue.pairs),
      })}
      sub={`${regency.name} · ${t('month.asOf', { date: fmt.date(asOf) })} · ${t('linkage.runOf', { instant: fmt.instant(run.finishedAt, regency.timeZone) })}`}
      actions={
        <>
          <a href={fileHref(PrintLinkageQuality, { regency: regency.code, runId: run.id })} download className={links.button}>
            {t('shell.download', { format: 'PDF' })}
          </a>
          <Link to="/padanan" search={{}} className={`${links.button} ${links.ghost}`}>
            {t('linkage.queue')}
          </Link>
        </>
      }
    >
      {runs.length > 1 && (
        <div className={links.filters}>
          <NativeSelect
            label={t('linkage.whichRun')}
            value={run.id}
            onChange={(event) => change({ run: event.currentTarget.value })}
            data={runs.map((it) => ({ value: it.id, label: fmt.instant(it.finishedAt, regency.timeZone) + (it.inForce ? ` · ${t('linkage.inForce')}` : '') }))}
          />
        </div>
      )}
      <Row columns="one">
        <Measures quality={quality} />
        <Row columns="two">
          <Links quality={quality} />
          <Waiting quality={quality} />
        </Row>
        <Calibration quality={quality} />
        <Bias quality={quality} />
        <Sources quality={quality} />
        <Card title={t('linkage.method')}>
          <p style={{ margin: 0, maxWidth: '70em', lineHeight: 1.55 }}>{t('linkage.methodText')}</p>
          <Note>{t('linkage.methodRecall')}</Note>
        </Card>
      </Row>
    </Screen>
  )
}

function Measures({ quality }: { quality: Quality }) {
  return (
    <Card title={t('linkage.measures')}>
      <DataTable
        caption={t('linkage.measures')}
        rows={quality.measures}
        rowKey={(row) => `${row.what}-${row.scope}-${row.basis}`}
        columns={[
          { key: 'what', label: t('linkage.measure'), render: (row) => (row.main ? <b>{t(`linkage.${row.what}`)}</b> : t(`linkage.${row.what}`)) },
          { key: 'scope', label: t('linkage.scope'), render: (row) => t(`linkage.scope-${row.scope}`) },
          { key: 'value', label: t('linkage.value'), align: 'right', render: (row) => (row.main ? <b>{sayShare(row.value, 2)}</b> : sayShare(row.value, 2)) },
          { key: 'interval', label: t('linkage.interval'), align: 'right', render: (row) => `${sayShare(row.low, 2)} – ${sayShare(row.high, 2)}` },
          { key: 'basis', label: t('linkage.basis'), render: (row) => t(`linkage.basis-${row.basis}`) },
        ]}
      />
      <Note>{t('linkage.measureNote')}</Note>
    </Card>
  )
}

function Links({ quality }: { quality: Quality }) {
  return (
    <Card title={t('linkage.byMethod')} aside={t('linkage.automatic', { share: sayShare(quality.automaticShare, 2) })}>
      <Bars
        caption={t('linkage.byMethod')}
        head={[t('linkage.methodName'), t('linkage.links')]}
        bars={quality.links.map((it) => ({
          ...{ key: it.method, label: tMaybe(`linkage.method-${it.method}`) ?? it.method, value: it.links, text: fmt.count(it.links) },
        }))}
      />
    </Card>
  )
}

function Waiting({ quality }: { quality: Quality }) {
  const { queue } = quality
  return (
    <Card title={t('linkage.waiting')}>
      <Pairs
        rows={[
          { term: t('linkage.state-open'), value: fmt.count(queue.pairs) },
          { term: t('linkage.state-second'), value: fmt.count(queue.second) },
          { term: t('linkage.decided'), value: fmt.count(queue.decided) },
          { term: t('month.rupiahMonth'), value: fmt.rupiah(queue.rupiahPerMonth) },
          { term: t('linkage.oldestTerm'), value: queue.oldestDays === null ? '–' : t('linkage.days', { days: fmt.count(queue.oldestDays) }) },
        ]}
      />
    </Card>
  )
}

const keyOf = (it: Quality['bias'][number]) => (it.dimension === 'village' ? it.name : (tMaybe(`labels.${it.key}`) ?? (it.key || t('linkage.unknown'))))

function Bias({ quality }: { quality: Quality }) {
  if (quality.bias.length === 0) return null
  return (
    <Row columns="two">
      {(['sex', 'age', 'segment', 'village'] as const).map((dimension) => {
        const own = quality.bias.filter((it) => it.dimension === dimension)
        const rows = dimension === 'age' ? own.toSorted((a, b) => Number.parseInt(a.key, 10) - Number.parseInt(b.key, 10)) : own
        return rows.length === 0 ? null : (
          <Card key={dimension} title={t(`linkage.bias-${dimension}`)} aside={t('linkage.biasAside')}>
            <Bars
              caption={t(`linkage.bias-${dimension}`)}
              head={[t('linkage.group'), t('linkage.linkedShare')]}
              max={1}
              bars={rows.map((it) => ({
                ...{ key: it.key, label: keyOf(it), value: it.share },
                text: t('linkage.linkedOf', { share: sayShare(it.share, 2), linked: fmt.count(it.linked), records: fmt.count(it.records) }),
              }))}
            />
          </Card>
        )
      })}
    </Row>
  )
}

function Sources({ quality }: { quality: Quality }) {
  const { run, model } = quality
  return (
    <Card title={t('linkage.sources')}>
      <DataTable
        caption={t('linkage.sources')}
        rows={run.sources}
        rowKey={(row) => row.register}
        columns={[
          { key: 'register', label: t('registers.register'), render: (row) => t(`registers.${row.register}`) },
          { key: 'asOf', label: t('registers.asOf'), render: (row) => fmt.date(row.asOf) },
          { key: 'rows', label: t('registers.rowsHead'), align: 'right', render: (row) => fmt.count(row.rows) },
          { key: 'sha', label: 'sha256', render: (row) => <span className={links.mono}>{row.sha256}</span> },
        ]}
      />
      <Pairs
        rows={[
          { term: t('linkage.model'), value: <span className={links.mono}>{`${model.version} · ${model.hash}`}</span> },
          { term: t('linkage.threshold'), value: t('linkage.thresholdOf', { share: sayShare(run.threshold, 2), rate: sayShare(run.targetErrorRate, 2) }) },
          { term: t('linkage.reviewThreshold'), value: sayShare(run.reviewThreshold, 2) },
          { term: t('linkage.compared'), value: t('linkage.comparedOf', { pairs: fmt.count(run.pairsCompared), records: fmt.count(run.records) }) },
          ...(model.recallCeiling === null ? [] : [{ term: t('linkage.ceiling'), value: sayShare(model.recallCeiling, 2) }]),
        ]}
      />
    </Card>
  )
}
