import { billTestCards, loadPolicy } from '@semesta/engine'
import { reportingDate } from '@semesta/kernel'

/** Title and source of a test as it stood in a month; a test that was taken out since keeps its id as its title. */
export function testTexts(month: string): (test: string) => { judul: string; title: string; source: string } {
  const known = new Map(billTestCards(loadPolicy(reportingDate(month))).map((it) => [it.id, it]))
  return (test) => {
    const { judul = test, title = test, source = '' } = known.get(test) ?? {}
    return { judul, title, source }
  }
}
