import { joinAuditPack } from '../audit-packs/index.ts'
import * as store from './store.ts'

const CLAIM = ['id', 'number', 'sent_on', 'answer_due_on', 'basis', 'state', 'note', 'sent_by', 'sent_at', 'ended_reason']
const LINE = ['claim_id', 'bill_id', 'row_no', 'month', 'test', 'months', 'iuran', 'bantuan', 'village_code', 'state', 'answer_id']
const ANSWER = ['id', 'claim_id', 'verdict', 'reason', 'document_number', 'answered_on', 'lines', 'iuran', 'bantuan', 'by_branch', 'answered_by', 'answered_at']
const BACK = [
  'id',
  'claim_id',
  'kind',
  'iuran',
  'bantuan',
  'settled_on',
  'document_number',
  'month',
  'journal',
  'settled_by',
  'settled_at',
  'reversed_on',
  'reversed_reason',
  'reversed_by',
]

joinAuditPack({
  name: 'klaim',
  judul: 'Klaim atas tagihan, jawabannya, dan yang kembali',
  title: 'Claims against bills, their answers and what came back',
  async write(ctx, { until }, files) {
    const claims = (await store.listClaims(ctx)).filter((it) => it.sent_on.slice(0, 7) <= until)
    const ids = new Set(claims.map((it) => it.id))
    const ofClaims = <T extends { claim_id: string }>(rows: readonly T[]) => rows.filter((it) => ids.has(it.claim_id))
    await files.table('klaim.csv', CLAIM, claims)
    const lines: object[] = []
    const answers: object[] = []
    for (const { id } of claims) {
      lines.push(...(await store.listLines(ctx, id, {})))
      answers.push(...(await store.listAnswers(ctx, id)))
    }
    await files.table('baris.csv', LINE, lines)
    await files.table('jawaban.csv', ANSWER, answers)
    const back = ofClaims(await store.listSettlements(ctx))
    await files.table('kembali.csv', BACK, back)
    const sums = ofClaims(await store.sumLines(ctx))
    return [
      { kata: 'Diklaim', words: 'Claimed', value: sums.reduce((sum, it) => sum + it.iuran + it.bantuan, 0), unit: 'rupiah' },
      {
        kata: 'Kembali',
        words: 'Came back',
        value: back.filter((it) => it.reversed_on === null).reduce((sum, it) => sum + it.iuran + it.bantuan, 0),
        unit: 'rupiah',
      },
    ]
  },
})
