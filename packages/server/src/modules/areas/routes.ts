import { ListAreas, SearchRegencies } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { listAreas, searchRegencies } from './list-areas.ts'

export const routes = [route(ListAreas, (ctx) => listAreas(ctx)), route(SearchRegencies, (ctx) => searchRegencies(ctx))]
