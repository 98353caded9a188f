import { PEOPLE_COLUMNS } from '@semesta/engine'
import { type CopyFile, copyFile, type Loader } from '../../platform/loading.ts'

/** Loads the people of the build that the loader is bound to. */
export function loadPeople(loader: Loader, from: Pick<CopyFile, 'file' | 'bytes' | 'onShare' | 'signal'>): Promise<void> {
  return copyFile(loader, { table: 'people_person', columns: PEOPLE_COLUMNS, ...from })
}

/** Fills the word index of the build that the loader is bound to, so that search need not read everybody. */
export async function indexNames(loader: Loader): Promise<void> {
  await loader.query('delete from people_word where regency_code = app_regency() and build_id = app_build()')
  await loader.query(
    `insert into people_word (regency_code, build_id, word, village_code, row_no)
     select distinct app_regency(), app_build(), w.word, p.village_code, p.row_no
     from people_person as p, string_to_table(regexp_replace(lower(p.name), '[^a-z0-9]+', ' ', 'g'), ' ') as w (word)
     where p.regency_code = app_regency() and p.build_id = app_build() and w.word <> ''
     order by 3, 4, 5`,
  )
}

/** Puts the names of a build away; its numbers and its frozen files stay. */
export async function dropPeople(loader: Loader, buildId: string): Promise<void> {
  await loader.query('delete from people_word where regency_code = app_regency() and build_id = $1', [buildId])
  await loader.query('delete from people_person where regency_code = app_regency() and build_id = $1', [buildId])
}
