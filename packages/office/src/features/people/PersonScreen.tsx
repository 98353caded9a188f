import { GetPerson, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Note, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { pick, t, tMaybe } from '../../i18n/index.ts'
import { BookingsCard } from '../ledger/BookingsCard.tsx'
import { IdentityCard } from '../linkage/IdentityCard.tsx'
import { PersonObligations } from '../obligations/PersonObligations.tsx'
import { FrozenNames } from './Frozen.tsx'
import { Membership, PeopleTable, placeOf, TestData } from './PeopleTable.tsx'
import { Reveal } from './Reveal.tsx'

type Whole = OutputOf<typeof GetPerson>

/** What each register says of a person and why we believe what we believe. */
export function PersonScreen() {
  const { personId } = useParams({ from: '/shell/warga/orang/$personId' })
  const { regency, month } = useOffice()
  const at = { regency: regency.code, month: month ?? '', personId }
  const read = useRead(GetPerson, at, { when: month !== null })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('people.person')}>
        <Await read={read} rows={4} height={90} refused={(problem) => <FrozenNames problem={problem} month={month ?? ''} />}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Person whole={read.data} personId={personId} month={at.month} />
}

function Person({ whole, personId, month }: { whole: Whole; personId: string; month: string }) {
  const { can } = useOffice()
  const { person } = whole
  const sub = (
    <>
      <Membership row={person} />
      <TestData when={person.testData} /> {t('people.atMonth', { month: fmt.month(month) })}
    </>
  )
  return (
    <Screen title={person.name || t('people.noName')} sub={sub} actions={can('people.reveal') && <Reveal personId={personId} month={month} />}>
      <Row columns="one">
        <Card title={t('people.identity')}>
          <Pairs
            rows={[
              { term: 'NIK', value: <span className={links.number}>{person.nikMasked ?? t('people.noNik')}</span> },
              { term: t('people.kk'), value: <span className={links.number}>{person.kkMasked ?? '–'}</span> },
              {
                term: t('people.birth'),
                value: person.birthDate ? `${fmt.date(person.birthDate)}${person.age === null ? '' : ` (${t('people.years', { age: person.age })})`}` : '–',
              },
              { term: t('month.by-sex'), value: person.sex ? t(`labels.${person.sex}`) : '–' },
              { term: t('people.area'), value: placeOf(person) },
              { term: t('people.address'), value: person.address ?? '–' },
              { term: t('people.decile'), value: person.decile ?? '–' },
            ]}
          />
        </Card>
        <Row columns="two">
          <Beliefs whole={whole} />
          <Findings whole={whole} />
        </Row>
        <Cards whole={whole} />
        <PersonObligations personId={personId} month={month} />
        <IdentityCard personId={personId} month={month} />
        <BookingsCard personId={personId} month={month} />
        <Evidence whole={whole} />
        <History whole={whole} />
        <Household whole={whole} />
      </Row>
    </Screen>
  )
}

/** What a register says, in words: dates as dates, codes by name. */
function sayValue(value: string | null): string {
  if (value === null) return '–'
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? fmt.date(value) : (tMaybe(`values.${value}`) ?? tMaybe(`labels.${value}`) ?? value)
}

const tones = { yes: 'ok', no: 'neutral', unknown: 'warn' } as const

function Beliefs({ whole }: { whole: Whole }) {
  return (
    <Card title={t('people.beliefs')}>
      <div className={links.stack}>
        {whole.beliefs.map((belief) => (
          <div key={belief.question}>
            <b style={{ fontSize: 14 }}>{t(`people.ask-${belief.question}`)}</b>{' '}
            <StatusTag tone={belief.answer === 'yes' && (belief.question === 'dead' || belief.question === 'moved') ? 'bad' : tones[belief.answer]}>
              {t(`people.${belief.answer}`)}
            </StatusTag>
            <ul className={links.list}>
              {belief.because.map((reason) => (
                <li key={reason.title}>
                  {pick(reason.judul, reason.title)} <Grounds whole={whole} register={reason.register} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Card>
  )
}

/** Where a statement comes from: file, line, date, fingerprint, whose hands, and how sure it is that the line is this person. */
function Grounds({ whole, register }: { whole: Whole; register: Whole['beliefs'][number]['because'][number]['register'] }) {
  const { can } = useOffice()
  const lines = whole.evidence.filter((it) => it.register === register && it.row !== null)
  if (lines.length === 0) return null
  return (
    <span className={links.minor}>
      {lines.map((it) => {
        const file = it.fileName ?? t(`registers.${it.register}`)
        const hands = [it.sentBy && t('people.sentBy', { name: it.sentBy }), it.approvedBy && t('people.approvedBy', { name: it.approvedBy })]
        const facts = [t('people.row', { row: fmt.count(it.row ?? 0) }), it.asOf && t('month.asOf', { date: fmt.date(it.asOf) }), ...hands, sureness(it)]
        return (
          <span key={`${it.batch}-${it.row}`} style={{ display: 'block' }}>
            {it.batch && can('registers.read') ? (
              <Link to="/berkas/$batchId" params={{ batchId: it.batch }} search={{}} className={links.num}>
                {file}
              </Link>
            ) : (
              file
            )}
            {` · ${facts.filter(Boolean).join(' · ')}`} {it.sha256 && <span className={links.mono}>sha256 {it.sha256.slice(0, 12)}</span>}
          </span>
        )
      })}
    </span>
  )
}

/** How sure it is that a line is this person, in words and as a number. */
function sureness({ linked }: Whole['evidence'][number]): string {
  if (!linked) return t('people.sureExact')
  const chance = fmt.percent((Math.floor(linked.probability * 10_000) / 100).toFixed(2))
  const word = linked.probability >= 0.999 ? 'people.sureHigh' : linked.probability >= 0.95 ? 'people.sureMiddle' : 'people.sureLow'
  return t(word, { chance, how: tMaybe(`people.linked-${linked.method}`) ?? linked.method })
}

/** What committed files changed on this person, and who was at it. */
function History({ whole }: { whole: Whole }) {
  const { regency } = useOffice()
  return (
    <Card title={t('people.history')}>
      {whole.history.length === 0 ? (
        <Empty>{t('people.noHistory')}</Empty>
      ) : (
        <DataTable
          caption={t('people.history')}
          rows={whole.history}
          rowKey={(row) => `${row.batch} ${row.kind} ${row.row}`}
          columns={[
            { key: 'at', label: t('people.historyAt'), render: (row) => fmt.instant(row.at, regency.timeZone) },
            {
              key: 'kind',
              label: t('people.historyKind'),
              render: (row) => `${t(`registers.${row.register}`)}: ${tMaybe(`people.change-${row.kind}`) ?? row.kind}`,
            },
            {
              key: 'fields',
              label: t('people.historyFields'),
              render: (row) =>
                row.fields.map((it) => `${tMaybe(`fields.${it.field}`) ?? it.field}: ${sayValue(it.before)} → ${sayValue(it.after)}`).join('; ') || '–',
            },
            {
              key: 'file',
              label: t('people.file'),
              render: (row) => `${row.fileName}${row.row === null ? '' : ` · ${t('people.row', { row: fmt.count(row.row) })}`}`,
            },
            {
              key: 'hands',
              label: t('people.historyHands'),
              render: (row) =>
                [
                  row.sentBy && t('people.sentBy', { name: row.sentBy }),
                  row.approvedBy && t('people.approvedBy', { name: row.approvedBy }),
                  row.reversedAt && t('people.takenBack', { date: fmt.instant(row.reversedAt, regency.timeZone) }),
                ]
                  .filter(Boolean)
                  .join('; ') || '–',
            },
          ]}
        />
      )}
    </Card>
  )
}

function Findings({ whole }: { whole: Whole }) {
  return (
    <Card title={t('people.findings')}>
      {whole.findings.length === 0 ? (
        <Empty>{t('people.noFindings')}</Empty>
      ) : (
        <ul className={links.list}>
          {whole.findings.map((finding) => {
            const [topic = '', name = ''] = finding.rule.split('/')
            return (
              <li key={`${finding.rule}-${finding.rowNo}`}>
                <Link to="/temuan/$topic/$name" params={{ topic, name }} search={{}} className={links.link}>
                  {pick(finding.judul, finding.title)}
                </Link>
                {finding.rupiahPerMonth !== 0 && ` · ${t('findings.perMonth', { rupiah: fmt.rupiah(finding.rupiahPerMonth) })}`}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

function Cards({ whole }: { whole: Whole }) {
  return (
    <Card title={t('people.cards')}>
      {whole.cards.length === 0 ? (
        <Empty>{t('people.noCards')}</Empty>
      ) : (
        <DataTable
          caption={t('people.cards')}
          rows={whole.cards}
          rowKey={(row) => `${row.cardMasked}-${row.since}-${row.segment}`}
          columns={[
            { key: 'card', label: t('people.card'), render: (row) => <span className={links.number}>{row.cardMasked ?? '–'}</span> },
            { key: 'segment', label: t('month.by-segment'), render: (row) => (row.segment ? t(`labels.${row.segment}`) : '–') },
            { key: 'state', label: t('people.membership'), render: (row) => <Membership row={{ ...row, registered: true }} /> },
            { key: 'since', label: t('people.since'), render: (row) => fmt.date(row.since) },
            { key: 'class', label: t('people.class'), render: (row) => row.className ?? '–' },
            {
              key: 'arrears',
              label: t('people.arrears'),
              align: 'right',
              render: (row) => (row.arrearsMonths ? t('people.arrearsOf', { months: row.arrearsMonths, rupiah: fmt.rupiah(row.arrearsRupiah ?? 0) }) : '–'),
            },
          ]}
        />
      )}
    </Card>
  )
}

function Evidence({ whole }: { whole: Whole }) {
  const { can } = useOffice()
  return (
    <Card title={t('people.evidence')}>
      <div style={{ display: 'grid', gap: 18 }}>
        {whole.evidence.map((it) => (
          <div key={`${it.register}-${it.row}`}>
            <p style={{ margin: '0 0 6px', fontSize: 14 }}>
              <b>{t(`registers.${it.register}`)}</b>{' '}
              <span className={links.minor}>
                {it.asOf && t('month.asOf', { date: fmt.date(it.asOf) })}
                {it.row !== null && ` · ${t('people.row', { row: fmt.count(it.row) })}`}{' '}
                {it.batch && can('registers.read') && (
                  <Link to="/berkas/$batchId" params={{ batchId: it.batch }} search={{}} className={links.num}>
                    {t('people.file')}
                  </Link>
                )}
              </span>
            </p>
            {it.linked && (
              <Note>
                {t('people.linked', {
                  how: tMaybe(`people.linked-${it.linked.method}`) ?? it.linked.method,
                  chance: fmt.percent((Math.floor(it.linked.probability * 10_000) / 100).toFixed(2)),
                })}
              </Note>
            )}
            {it.says.length === 0 ? (
              <Note>{t('people.saysNothing')}</Note>
            ) : (
              <Pairs rows={it.says.map((say) => ({ term: tMaybe(`fields.${say.field}`) ?? say.field, value: sayValue(say.value) }))} />
            )}
          </div>
        ))}
      </div>
    </Card>
  )
}

function Household({ whole }: { whole: Whole }) {
  return (
    <Card title={t('people.household')} aside={t('people.householdCount', { count: whole.household.length })}>
      {whole.household.length === 0 ? <Empty>{t('people.noHousehold')}</Empty> : <PeopleTable rows={whole.household} caption={t('people.household')} />}
    </Card>
  )
}
