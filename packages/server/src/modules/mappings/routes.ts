import { ForgetMapping, ListMappings } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { forgetMapping, listMappings } from './office-mappings.ts'

export const routes = [
  route(ListMappings, async (ctx) => ({ rows: await listMappings(ctx) })),
  route(
    ForgetMapping,
    async (ctx, input) => ({ forgotten: await forgetMapping(ctx, input.register, input.signature) }),
    ({ register, signature }, { forgotten }) => ({ action: 'mappings.forgotten', subject: `${register}/${signature}`, detail: { forgotten } }),
  ),
]
