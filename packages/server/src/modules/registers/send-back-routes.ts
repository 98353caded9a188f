import * as contract from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { proposeMapping, saveMapping } from './explain-file.ts'
import { presentBatch } from './present.ts'
import { newestIds } from './read-batches.ts'
import { sendBack } from './send-back.ts'

/** What goes back to the office about a file, and what the office explains about it. */
export const sendBackRoutes = [
  route(contract.ExportMarked, (ctx, input) => sendBack(ctx, input.batchId, 'marked')),
  route(contract.ExportBadRows, (ctx, input) => sendBack(ctx, input.batchId, input.format === 'csv' ? 'bad-csv' : 'bad-xlsx')),
  route(contract.ProposeMapping, (ctx, input) => proposeMapping(ctx, input.batchId)),
  route(
    contract.SaveMapping,
    async (ctx, input) => presentBatch(await saveMapping(ctx, input), await newestIds(ctx)),
    ({ batchId, columns, constants }) => ({
      action: 'mappings.decided',
      subject: batchId,
      detail: { columns: Object.fromEntries(columns.flatMap((it) => (it.canonical ? [[it.canonical, it.title]] : []))), constants: Object.keys(constants) },
    }),
  ),
]
