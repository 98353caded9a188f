import { Bars, Card, DataTable, Note, Row, StatCard, StatusTag } from '@semesta/ui'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { t, tMaybe } from '../../i18n/index.ts'
import type { Simulation } from './shared.ts'

type View = Simulation['keaktifan']['before'][number]['registered']
const rupiah = (value: number | null) => (value === null ? '–' : fmt.rupiah(value))

/** What the reckoned takeover would do, in heads, rupiah and ratios, and what else would do it. */
export function Simulated({ data }: { data: Simulation }) {
  const { keaktifan, activation, thisYear, nextYear, beyondBudget } = data
  const basis = keaktifan.official
  const [before, after] = [keaktifan.before[0]?.[basis], keaktifan.after[0]?.[basis]]
  return (
    <>
      <Row columns="four">
        <StatCard label={t('takeovers.active')} value={fmt.count(data.heads)}>
          {t('takeovers.activeNote', {
            households: fmt.count(data.households),
            month: fmt.month(activation.firstRoster),
            rule: t(`takeovers.rule-${activation.rule}`),
          })}
        </StatCard>
        <StatCard label={t('takeovers.cost', { year: thisYear.year })} value={fmt.rupiahShort(thisYear.rupiah)}>
          {t('takeovers.costNote', {
            months: thisYear.months,
            next: fmt.rupiah(nextYear.rupiah),
            nextYear: nextYear.year,
            rate: fmt.rupiah(thisYear.perHeadRupiah),
          })}
        </StatCard>
        <StatCard label={t('takeovers.keaktifan')} value={fmt.percent(after?.percent ?? null)}>
          {before && after && t('takeovers.keaktifanNote', { before: fmt.percent(before.percent), part: fmt.count(after.part), whole: fmt.count(after.whole) })}
        </StatCard>
        <StatCard label={t('takeovers.beyond')} value={fmt.count(beyondBudget.heads)}>
          {t('takeovers.beyondNote', { households: fmt.count(beyondBudget.households) })}
        </StatCard>
      </Row>
      <Row columns="one">
        {data.inProgress > 0 && <Note>{t('takeovers.inProgress', { heads: fmt.count(data.inProgress) })}</Note>}
        <Instruments data={data} />
        <Thresholds data={data} />
      </Row>
      <Row columns="two">
        <Card title={t('takeovers.byDecile')}>
          <Bars
            caption={t('takeovers.byDecile')}
            head={[t('arrears.decile'), t('takeovers.people')]}
            bars={data.byDecile.map((it) => ({
              key: String(it.decile),
              label: it.decile === 0 ? t('arrears.decileUnknown') : t('arrears.decileOf', { decile: it.decile }),
              value: it.heads,
              text: fmt.count(it.heads),
            }))}
          />
        </Card>
        <Card title={t('takeovers.byVillage')}>
          <Bars
            caption={t('takeovers.byVillage')}
            head={[t('month.by-village'), t('takeovers.people')]}
            bars={data.byVillage.slice(0, 15).map((it) => ({ key: it.code, label: it.name, value: it.heads, text: fmt.count(it.heads) }))}
          />
        </Card>
      </Row>
    </>
  )
}

function Instruments({ data }: { data: Simulation }) {
  return (
    <Card title={t('takeovers.instruments')}>
      <DataTable
        caption={t('takeovers.instruments')}
        rows={data.instruments}
        rowKey={(row) => row.id}
        start={{ key: 'city', down: false }}
        columns={[
          { key: 'id', label: t('takeovers.instrument'), render: (row) => <b>{t(`takeovers.instrument-${row.id}`)}</b> },
          { key: 'reach', label: t('takeovers.reach'), align: 'right', sortBy: (row) => row.heads, render: (row) => fmt.count(row.heads) },
          {
            key: 'effective',
            label: t('takeovers.effective'),
            align: 'right',
            sortBy: (row) => row.effectiveHeads,
            render: (row) => fmt.count(row.effectiveHeads),
          },
          {
            key: 'city',
            label: t('takeovers.city'),
            align: 'right',
            sortBy: (row) => row.cityRupiahPerActive,
            render: (row) => rupiah(row.cityRupiahPerActive),
          },
          {
            key: 'others',
            label: t('takeovers.others'),
            align: 'right',
            sortBy: (row) => row.otherRupiahPerActive,
            render: (row) => rupiah(row.otherRupiahPerActive),
          },
          { key: 'wait', label: t('takeovers.wait'), align: 'right', render: (row) => row.waitMonths },
          { key: 'stands', label: t('takeovers.stands'), render: (row) => <Stands parameters={row.parameters} /> },
        ]}
      />
      <Note>{t('takeovers.instrumentsNote')}</Note>
    </Card>
  )
}

/** The parameters of an instrument with how sure each is. */
function Stands({ parameters }: { parameters: Simulation['instruments'][number]['parameters'] }) {
  const weak = parameters.filter((it) => it.confidence === 'unverified' || it.confidence === 'contested')
  return (
    <details>
      <summary>
        <StatusTag tone={weak.length > 0 ? 'warn' : 'ok'} plain>
          {tMaybe(`takeovers.confidence-${weak[0]?.confidence ?? 'verified'}`)}
        </StatusTag>
      </summary>
      <ul className={links.list}>
        {parameters.map((it) => (
          <li key={it.id}>
            {it.judul}: <b>{typeof it.value === 'number' ? fmt.count(it.value) : it.value}</b> (
            {tMaybe(`takeovers.confidence-${it.confidence}`) ?? it.confidence}) · {it.source}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Thresholds({ data }: { data: Simulation }) {
  const { keaktifan } = data
  const rows = keaktifan.thresholds.flatMap((threshold, at) =>
    (['registered', 'population'] as const).flatMap((basis) => {
      const [before, after] = [keaktifan.before[at]?.[basis], keaktifan.after[at]?.[basis]]
      return before && after ? [{ key: `${threshold} ${basis}`, threshold, basis, before, after }] : []
    }),
  )
  const shown = (it: View) =>
    it.meets
      ? t('takeovers.meets', { percent: fmt.percent(it.percent) })
      : t('takeovers.shortOf', { percent: fmt.percent(it.percent), heads: fmt.count(it.gapHeads) })
  return (
    <Card title={t('takeovers.thresholds')}>
      <DataTable
        caption={t('takeovers.thresholds')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'basis',
            label: t('takeovers.basis'),
            render: (row) =>
              `${fmt.threshold(row.threshold)} ${t(`takeovers.basis-${row.basis}`)} ${row.basis === keaktifan.official ? t('takeovers.official') : ''}`,
          },
          { key: 'before', label: t('takeovers.before'), align: 'right', render: (row) => shown(row.before) },
          { key: 'after', label: t('takeovers.after'), align: 'right', render: (row) => shown(row.after) },
        ]}
      />
    </Card>
  )
}
