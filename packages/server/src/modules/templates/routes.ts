import { Readable } from 'node:stream'
import { DownloadTemplate } from '@semesta/contract'
import { registerTemplate } from '@semesta/engine'
import { route } from '../../platform/route.ts'
import { XLSX_TYPE } from '../../platform/spreadsheet.ts'

export const routes = [
  route(DownloadTemplate, async (_, { register, regency }) => {
    const bytes = await registerTemplate(register, regency)
    return { fileName: `templat-${register}.xlsx`, contentType: XLSX_TYPE, body: Readable.from([Buffer.from(bytes)]) }
  }),
]
