import { loadPolicy, parameterOf, readContent } from '@semesta/engine'
import { type Month, reportingDate } from '@semesta/kernel'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Published, PublishedFile, reckon } from './published.calc.ts'

/** Every printed figure of `policy/published`. Fails: Error that names the file when it lacks its source or a language. */
export function loadPublished(): Published[] {
  return readContent('published', '.yaml').map(({ id, file, text }) => {
    const parsed = PublishedFile.safeParse(parse(text, { schema: 'core' }))
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    if (parsed.data.id !== id) throw new Error(`${file}: id is ${parsed.data.id}`)
    return parsed.data
  })
}

/** Printed figures beside what our arithmetic gives, reading by reading. Unit: whole rupiah. */
export function publishedFigures() {
  return loadPublished().map((it) => ({
    ...{ id: it.id, judul: it.judul, title: it.title, source: it.source, checkedOn: it.checkedOn },
    claim: { rupiah: it.claim.rupiah, heads: it.claim.heads ?? null },
    readings: it.readings.map((reading) => {
      const perHead = (month: Month) => perHeadAt(month, reading.rate)
      const { judul, title, kesimpulan, conclusion } = reading
      const from = reading.path?.from ?? reading.year?.from ?? ''
      return { judul, title, kesimpulan, conclusion, perHead: perHead(from), ...reckon(it, reading, perHead) }
    }),
  }))
}

function perHeadAt(month: Month, parameters: readonly string[]): number {
  const policy = loadPolicy(reportingDate(month))
  return parameters.reduce((sum, id) => sum + Number(parameterOf(policy, id).value), 0)
}
