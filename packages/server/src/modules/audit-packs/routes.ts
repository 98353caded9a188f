import { CreateAuditPack, DownloadAuditPack, GetAuditPack, ListAuditPacks } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { downloadPack, getPack, listPacks, presentPacks } from './read-packs.ts'
import { requestPack } from './request-pack.ts'

export const routes = [
  route(ListAuditPacks, listPacks),
  route(
    CreateAuditPack,
    async (ctx, ask) => {
      const [pack] = await presentPacks(ctx, [await requestPack(ctx, ask)])
      return pack as NonNullable<typeof pack>
    },
    ({ from, until }, { id }) => ({ action: 'audit-packs.asked', subject: id, detail: { from, until } }),
  ),
  route(GetAuditPack, (ctx, { packId }) => getPack(ctx, packId)),
  route(
    DownloadAuditPack,
    (ctx, { packId }) => downloadPack(ctx, packId),
    ({ packId }) => ({ action: 'audit-packs.downloaded', subject: packId }),
  ),
]
