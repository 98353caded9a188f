import { DeleteLookup, ExportLookup, GetLookup, ListLookupRows, ListLookups, StartLookup } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportLookup } from './export-lookup.ts'
import { presentLookup } from './present.ts'
import { deleteLookup, getLookup, listLookupRows, listLookups } from './read-lookups.ts'
import { startLookup } from './start-lookup.ts'

// The audit log keeps who asked, why, and how many: never a line of the list.
export const routes = [
  route(
    StartLookup,
    async (ctx, input, file) => presentLookup(await startLookup(ctx, input, file)),
    ({ purpose, note, area }, { id, month }) => ({ action: 'lookups.asked', subject: id, reason: note, detail: { purpose, area: area ?? null, month } }),
  ),
  route(ListLookups, async (ctx) => ({ rows: (await listLookups(ctx)).map(presentLookup) })),
  route(GetLookup, async (ctx, { lookupId }) => presentLookup(await getLookup(ctx, lookupId))),
  route(ListLookupRows, listLookupRows, ({ lookupId, page }, { total }) => ({ action: 'lookups.read', subject: lookupId, detail: { page, total } })),
  route(ExportLookup, exportLookup, ({ lookupId, format }) => ({ action: 'lookups.exported', subject: lookupId, detail: { format } })),
  route(
    DeleteLookup,
    async (ctx, { lookupId }) => presentLookup(await deleteLookup(ctx, lookupId)),
    (_, { id }) => ({ action: 'lookups.deleted', subject: id }),
  ),
]
