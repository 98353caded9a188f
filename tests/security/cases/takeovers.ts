import type { FixturePerson } from '../../../packages/server/src/testing/fixtures.ts'
import { type Case, lines, month, type Question, rowsOf, sum } from '../case.ts'

/** Of the fixture's people, everybody who is not active is proposed in its one programme. */
const proposed = (all: readonly FixturePerson[]) => all.filter((it) => !it.isActive).length
const programmeAt = ({ world, regency }: Question) => ({ programmeId: world.months[regency]?.programmeId ?? '' })
const decisionAt = (it: Question) => ({ ...programmeAt(it), decisionId: it.world.office.app.newId() })
const id = ({ world }: Question) => ({ id: world.office.app.newId() })
type Row = Record<string, number | string>
const stagesOf = (rows: Row[]) => rows.flatMap((it) => it.stages as unknown as Row[])

export const takeovers: Record<string, Case> = {
  SimulateTakeover: {
    params: month,
    takesArea: true,
    expect: (answer, { people }) => [
      [answer.json().heads, proposed(people)],
      [answer.json().inProgress, proposed(people)],
    ],
  },
  ListProgrammes: { takesArea: true, expect: (answer, { people }) => [[sum(stagesOf(rowsOf(answer)), 'heads'), proposed(people)]] },
  OpenProgramme: {
    input: (it) => ({ ...id(it), kind: 'pbi', name: 'Usulan PBI', basis: 'surat nomor 1', startMonth: '2026-02' }),
  },
  GetProgramme: {
    params: programmeAt,
    takesArea: true,
    expect: (answer, { people }) => [[sum(answer.json().byVillage as unknown as Row[], 'heads'), proposed(people)]],
  },
  ProposeTakeovers: { params: programmeAt, takesArea: true, input: (it) => ({ ...id(it), ...month(), preview: true }) },
  ListTakeovers: {
    takesArea: true,
    input: () => ({ pageSize: 200 }),
    expect: (answer, { people }) => [
      [answer.json().total, proposed(people)],
      [rowsOf(answer).length, proposed(people)],
    ],
  },
  ExportTakeovers: { takesArea: true, file: true, expect: (answer, { people }) => [[lines(answer), proposed(people)]] },
  VerifyTakeovers: { takesArea: true, input: (it) => ({ ...id(it), verdict: 'right', preview: true }) },
  WithdrawTakeovers: {
    takesArea: true,
    input: (it) => ({ ...id(it), reason: 'uji saja', preview: true }),
    expect: (answer, { people }) => [[answer.json().heads, proposed(people)]],
  },
  UndoTakeovers: { params: ({ world }) => ({ actId: world.office.app.newId() }), input: (it) => ({ ...id(it), reason: 'uji saja' }) },
  PreviewDecision: { params: programmeAt, input: () => ({ ...month(), fromMonth: '2026-02' }) },
  DecideTakeovers: {
    params: programmeAt,
    input: (it) => ({ ...id(it), ...month(), number: 'SK/1', decidedOn: '2026-02-01', signer: 'Wali Kota', fromMonth: '2026-02', fundId: 'x', heads: 1 }),
  },
  RevokeDecision: { params: decisionAt, input: (it) => ({ ...id(it), reason: 'uji saja' }) },
  PrintDecision: { params: decisionAt, file: true },
  RegistrationFile: { params: decisionAt, file: true },
  SendTakeovers: { params: programmeAt, input: (it) => ({ ...id(it), on: '2026-02-01', document: 'surat nomor 1' }) },
  ExplainTakeoverList: { params: (it) => ({ ...programmeAt(it), lookupId: it.world.office.app.newId() }), takesArea: true, input: month, file: true },
  ListMoveEmployers: { params: programmeAt },
  CloseProgramme: {
    params: programmeAt,
    input: (it) => ({ ...id(it), on: '2026-01-01', reason: 'uji saja', preview: true }),
  },
  PrintMoveLetter: { params: programmeAt, file: true },
}
