import { PEOPLE_COLUMNS } from '@semesta/engine'
import { type CopyFile, copyFile, dropRoom, fillRoom, type Loader } from '../../platform/loading.ts'

/** Loads the people of the build that the loader is bound to. */
export function loadPeople(loader: Loader, from: Pick<CopyFile, 'file' | 'bytes' | 'onShare' | 'signal'> & { columns?: readonly string[] }): Promise<void> {
  return fillRoom(loader, 'people_person', (table) => copyFile(loader, { columns: PEOPLE_COLUMNS, ...from, table, freeze: true }))
}

/** Fills the word index of the build that the loader is bound to, so that search need not read everybody. */
export async function indexNames(loader: Loader, buildId: string): Promise<void> {
  await dropRoom(loader, 'people_word', buildId)
  await fillRoom(loader, 'people_word', async (room) => {
    await loader.query(
      `insert into ${room} (word, village_code, row_no)
       select distinct w.word, p.village_code, p.row_no
       from people_person as p, string_to_table(regexp_replace(lower(p.name), '[^a-z0-9]+', ' ', 'g'), ' ') as w (word)
       where p.regency_code = app_regency() and p.build_id = $1 and w.word <> ''`,
      [buildId],
    )
  })
}

/** Puts the names of a build away; its numbers and its frozen files stay. Fails: 55P03 when a long reader is in the way. */
export async function dropPeople(loader: Loader, buildId: string): Promise<void> {
  await dropRoom(loader, 'people_word', buildId)
  await dropRoom(loader, 'people_person', buildId)
}
