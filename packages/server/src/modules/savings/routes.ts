import { ExportSavings, GetSavings, ListSavings } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportSavings } from './export-savings.ts'
import { getSavings, listSavings } from './get-savings.ts'

export const routes = [route(GetSavings, getSavings), route(ListSavings, listSavings), route(ExportSavings, exportSavings)]
