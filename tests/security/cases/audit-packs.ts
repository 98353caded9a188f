import { type Case, type Question, rowsOf } from '../case.ts'

// A pack that is only asked for has no file yet: whoever may ask is told so.
const packId = (it: Question) => ({ packId: it.world.office.app.newId() })

export const auditPacks: Record<string, Case> = {
  ListAuditPacks: { input: () => ({ pageSize: 200 }), expect: (answer) => [[rowsOf(answer).length, Math.min(200, Number(answer.json().total))]] },
  CreateAuditPack: { input: (it) => ({ id: it.world.office.app.newId(), from: '2026-01', until: '2026-01' }) },
  GetAuditPack: { params: packId },
  DownloadAuditPack: { params: packId },
}
