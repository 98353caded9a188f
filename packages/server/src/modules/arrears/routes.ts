import { ExportArrears, GetArrears, GetArrearsOfPerson, GetArrearsTrend, ListArrears, RecordWriteOff } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { getArrears, getArrearsTrend } from './get-arrears.ts'
import { type ArrearsFile, exportArrears, getArrearsOfPerson, listArrears } from './list-arrears.ts'
import { recordWriteOff } from './record-write-off.ts'

export const routes = [
  route(GetArrears, getArrears),
  route(GetArrearsTrend, getArrearsTrend),
  route(ListArrears, listArrears, ({ month, by, area, page }, { total }) => ({
    action: 'arrears.listed',
    detail: { month, by, area: area ?? null, page, total },
  })),
  route(ExportArrears, exportArrears, ({ month, by, area, format }, reply) => ({
    action: 'arrears.exported',
    detail: { month, by, area: area ?? null, format, wholeNumbers: (reply as ArrearsFile).wholeNumbers },
  })),
  route(GetArrearsOfPerson, getArrearsOfPerson, ({ month, personId }) => ({ action: 'arrears.viewed', subject: personId, detail: { month } })),
  route(RecordWriteOff, recordWriteOff, ({ id, status, since, document }, { recorded }) => ({
    action: 'arrears.write-off-recorded',
    subject: id,
    reason: document,
    detail: { status, since, recorded },
  })),
]
