import { ExportPeople, GetPerson, ListPeople, RevealPerson, SearchPeople } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportPeople, type PeopleFile } from './export-people.ts'
import { getPerson, revealPerson } from './get-person.ts'
import { listPeople } from './list-people.ts'
import { questionOf } from './search.calc.ts'
import { searchPeople } from './search-people.ts'

// The audit log says what was looked at and by whom, never a name or an identity number: people stand in it by their opaque id.
export const routes = [
  route(ListPeople, listPeople, ({ month, count, area, page }, { total }) => ({
    action: 'people.listed',
    detail: { month, count, area: area ?? null, page, total },
  })),
  route(ExportPeople, exportPeople, ({ month, count, area, segment, sex, age, cause, since, payer, format }, reply) => ({
    action: 'people.exported',
    detail: { month, count, area: area ?? null, segment, sex, age, cause, since, payer, format, wholeNumbers: (reply as PeopleFile).wholeNumbers },
  })),
  route(SearchPeople, searchPeople, ({ q, area }, { rows, more }) => ({
    action: 'people.searched',
    detail: { by: questionOf(q).kind, area: area ?? null, found: rows.length, more },
  })),
  route(GetPerson, getPerson, ({ month, personId }) => ({ action: 'people.viewed', subject: personId, detail: { month } })),
  route(RevealPerson, revealPerson, ({ month, personId, reason }) => ({ action: 'people.revealed', subject: personId, reason, detail: { month } })),
]
