import {
  CloseProgramme,
  DecideTakeovers,
  ExplainTakeoverList,
  ExportTakeovers,
  GetProgramme,
  ListMoveEmployers,
  ListProgrammes,
  ListTakeovers,
  OpenProgramme,
  PreviewDecision,
  PrintDecision,
  PrintMoveLetter,
  ProposeTakeovers,
  RegistrationFile,
  RevokeDecision,
  SendTakeovers,
  SimulateTakeover,
  UndoTakeovers,
  VerifyTakeovers,
  WithdrawTakeovers,
} from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { undoTakeovers, verifyTakeovers, withdrawTakeovers } from './act-on-people.ts'
import { closeProgramme } from './close-programme.ts'
import { decideTakeovers, previewDecision, revokeDecision } from './decide.ts'
import { exportTakeovers, listTakeovers, type TakeoversFile } from './list-people.ts'
import { employersIn, printDecision, printMoveLetter, registrationFile } from './papers.ts'
import { getProgramme, listMoveEmployers, listProgrammes, openProgramme } from './programmes.ts'
import { explainProposal, proposeTakeovers } from './propose.ts'
import { sendTakeovers } from './send.ts'
import { simulateTakeover } from './simulate-takeover.ts'

export const routes = [
  route(SimulateTakeover, simulateTakeover),
  route(ListProgrammes, listProgrammes),
  route(OpenProgramme, openProgramme, ({ id, kind, name }) => ({ action: 'takeovers.opened', subject: id, detail: { kind, name } })),
  route(GetProgramme, getProgramme),
  route(CloseProgramme, closeProgramme, ({ programmeId, preview, reason, on }, { heads, revoked, releasedRupiah }) => ({
    action: preview ? 'takeovers.looked-at' : 'takeovers.closed',
    subject: programmeId,
    reason,
    detail: { on, heads, revoked: revoked.length, releasedRupiah },
  })),
  route(ProposeTakeovers, proposeTakeovers, ({ programmeId, preview, note }, { heads }) => ({
    action: preview ? 'takeovers.looked-at' : 'takeovers.proposed',
    subject: programmeId,
    reason: note,
    detail: { heads },
  })),
  route(ExplainTakeoverList, explainProposal, ({ programmeId, lookupId, format }) => ({
    action: 'takeovers.list-explained',
    subject: programmeId,
    detail: { lookupId, format },
  })),
  route(ListTakeovers, listTakeovers, ({ programmeId, state, area, page }, { total }) => ({
    action: 'takeovers.listed',
    detail: { programmeId: programmeId ?? null, state: state ?? null, area: area ?? null, page, total },
  })),
  route(ExportTakeovers, exportTakeovers, ({ programmeId, state, area, format }, reply) => ({
    action: 'takeovers.exported',
    detail: { programmeId: programmeId ?? null, state: state ?? null, area: area ?? null, format, wholeNumbers: (reply as TakeoversFile).wholeNumbers },
  })),
  route(VerifyTakeovers, verifyTakeovers, ({ id, verdict, preview, reason }, { heads }) => ({
    action: preview ? 'takeovers.looked-at' : verdict === 'right' ? 'takeovers.verified' : 'takeovers.rejected',
    subject: id,
    reason,
    detail: { heads },
  })),
  route(WithdrawTakeovers, withdrawTakeovers, ({ id, preview, reason, on }, { heads }) => ({
    action: preview ? 'takeovers.looked-at' : 'takeovers.withdrawn',
    subject: id,
    reason,
    detail: { on: on ?? null, heads },
  })),
  route(UndoTakeovers, undoTakeovers, ({ actId, reason }, { heads }) => ({ action: 'takeovers.undone', subject: actId, reason, detail: { heads } })),
  route(PreviewDecision, previewDecision),
  route(DecideTakeovers, decideTakeovers, ({ id, number, fundId }, { heads, monthlyRupiah }) => ({
    action: 'takeovers.decided',
    subject: id,
    detail: { number, fundId, heads, monthlyRupiah },
  })),
  route(RevokeDecision, revokeDecision, ({ decisionId, reason }) => ({ action: 'takeovers.revoked', subject: decisionId, reason })),
  route(PrintDecision, printDecision, ({ decisionId }) => ({ action: 'takeovers.printed', subject: decisionId })),
  route(RegistrationFile, registrationFile, ({ decisionId }) => ({
    action: 'takeovers.registration-made',
    subject: decisionId,
    detail: { wholeNumbers: true },
  })),
  route(SendTakeovers, sendTakeovers, ({ programmeId, document }, { heads }) => ({
    action: 'takeovers.sent',
    subject: programmeId,
    reason: document,
    detail: { heads },
  })),
  route(ListMoveEmployers, listMoveEmployers),
  route(PrintMoveLetter, printMoveLetter, ({ programmeId, employers, form }) => ({
    action: 'takeovers.printed',
    subject: programmeId,
    detail: { employers: employersIn(employers)?.length ?? null, form },
  })),
]
