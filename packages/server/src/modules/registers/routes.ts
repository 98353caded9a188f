import { ExportRejects, GetBatch, ListBatches, ListRegisters, ListRejects, UploadBatch } from '@semesta/contract'
import { REGISTERS } from '@semesta/kernel'
import { fileMissing } from '../../platform/problems.ts'
import { route } from '../../platform/route.ts'
import { sheetReply } from '../../platform/spreadsheet.ts'
import { presentBatch, presentReport, REGISTER_TITLES } from './present.ts'
import { eachReject, getBatch, listBatches, listNewest, listRejects, newestIds } from './read-batches.ts'
import { sendBackRoutes } from './send-back-routes.ts'
import { stageRoutes } from './stage-routes.ts'
import { uploadBatch } from './upload-batch.ts'

const rejectColumns = [{ name: 'baris' }, { name: 'kolom', width: 20 }, { name: 'alasan', width: 60 }, { name: 'isi', width: 40 }]

export const routes = [
  ...stageRoutes,
  ...sendBackRoutes,
  route(ListRegisters, async (ctx) => {
    const newest = new Map((await listNewest(ctx)).map((it) => [it.register, it]))
    const ids = new Set([...newest.values()].map((it) => it.id))
    return {
      rows: REGISTERS.map((register) => {
        const batch = newest.get(register)
        return { register, title: REGISTER_TITLES[register], newest: batch ? presentBatch(batch, ids) : null }
      }),
    }
  }),
  route(ListBatches, async (ctx, input) => {
    const { total, rows } = await listBatches(ctx, input)
    const ids = await newestIds(ctx)
    return { total, rows: rows.map((it) => presentBatch(it, ids)) }
  }),
  route(GetBatch, async (ctx, input) => presentReport(await getBatch(ctx, input.batchId), await newestIds(ctx))),
  route(
    UploadBatch,
    async (ctx, input, file) => {
      if (!file) throw fileMissing({})
      const { batch, duplicateOf } = await uploadBatch(ctx, file, input)
      return { batch: presentBatch(batch, await newestIds(ctx)), duplicateOf }
    },
    ({ register, asOf }, { batch, duplicateOf }) => ({
      action: 'registers.received',
      subject: batch.id,
      detail: { register, asOf, sha256: batch.sha256, duplicateOf },
    }),
  ),
  route(ListRejects, (ctx, input) => listRejects(ctx, input)),
  route(ExportRejects, async (ctx, input) => {
    const batch = await getBatch(ctx, input.batchId)
    return sheetReply(input.format, `ditolak-${batch.register}-${batch.as_of}`, rejectColumns, eachReject(ctx, batch.id, input))
  }),
]
