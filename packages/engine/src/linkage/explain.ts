import { literal } from '../session.ts'
import { levelColumn } from './compare.ts'
import type { KindContent, ModelContent } from './content.ts'
import type { Group, Mixture } from './em.ts'
import type { Field } from './fields.ts'
import { bitsOf, cellSql, kinSql, oddsOf } from './score.ts'

/** One bar of a waterfall: what the two sides say in a field, how that was judged, and the bits it adds. The prior is a bar of its own. */
export interface ExplanationBar {
  field: string
  level: string
  left: string | null
  right: string | null
  /** bits; of fields that are compared as one, the first carries them all */
  weight: number
  words: { judul: string; title: string }
}

type Language = 'judul' | 'title'

const texts = (values: readonly string[]) => `[${values.map(literal).join(', ')}]`

/** SQL of the words for a field's level; null where a side says nothing. */
function wordsSql(kind: KindContent, field: Field, language: Language): string {
  return `list_extract(${texts(kind.levels.map((it) => it[language]))}, ${levelColumn(field)}::integer + 1)`
}

function groupBitsSql(group: Group, fields: readonly Field[]): string {
  return `list_extract([${[...bitsOf(group)].map((it) => it.toFixed(2)).join(', ')}]::float[], ${cellSql(group, fields)} + 1)`
}

/**
 * SQL of a pair's explanation as JSON text, an array of `ExplanationBar` without the prior.
 *
 * Shape: in scope are the pair's levels (`v_f0` …) and the raw texts of both sides as `a.f0 …` and `b.f0 …` (table `said`).
 */
export function explanationJsonSql(mixture: Mixture, fields: readonly Field[], model: ModelContent): string {
  const bars = mixture.groups.flatMap((group) =>
    group.fields.map((index, at) => {
      const field = fields[index] as Field
      const kind = model.kinds[field.kind]
      const level = `list_extract(${texts(kind.levels.map((it) => it.id))}, ${levelColumn(field)}::integer + 1)`
      const words = `json_object('judul', ${wordsSql(kind, field, 'judul')}, 'title', ${wordsSql(kind, field, 'title')})`
      const weight = at === 0 ? `round(${groupBitsSql(group, fields)}, 2)` : '0'
      return `case when ${levelColumn(field)} is not null then json_object('field', ${literal(field.label)}, 'level', ${level}, 'left', a.${field.key},
        'right', b.${field.key}, 'weight', ${weight}, 'words', ${words}) end`
    }),
  )
  const words = `json_object('judul', 'mungkin hanya serumah', 'title', 'perhaps only of one household')`
  const kin = `case when ${kinSql(mixture, fields)} < -0.05 then json_object('field', 'household', 'level', 'kin', 'left', null, 'right', null,
    'weight', round(${kinSql(mixture, fields)}, 2), 'words', ${words}) end`
  return `to_json(list_filter([${[...bars, kin].join(', ')}], lambda bar : bar is not null))`
}

/** SQL of a pair's explanation as one line for people: each field in words, what both sides say, and the bits it adds; the prior first. */
export function explanationTextSql(mixture: Mixture, fields: readonly Field[], model: ModelContent, language: Language): string {
  const bars = mixture.groups.map((group) => {
    const parts = group.fields.map((index) => {
      const field = fields[index] as Field
      const said = `case when a.${field.key} = b.${field.key} then a.${field.key} else a.${field.key} || ' | ' || b.${field.key} end`
      return `${literal(`${field.label}: `)} || ${wordsSql(model.kinds[field.kind], field, language)} || ' (' || ${said} || ')'`
    })
    return `nullif(concat_ws(' + ', ${parts.join(', ')}), '') || ' ' || printf('%+.1f', ${groupBitsSql(group, fields)})`
  })
  const odds = oddsOf(mixture).toFixed(1)
  const [first, house, sum] =
    language === 'judul' ? [`peluang awal ${odds}`, 'mungkin hanya serumah', 'jumlah'] : [`prior ${odds}`, 'perhaps only of one household', 'sum']
  const kin = `case when ${kinSql(mixture, fields)} < -0.05 then ${literal(`${house} `)} || printf('%+.1f', ${kinSql(mixture, fields)}) end`
  return `concat_ws('; ', ${literal(first)}, ${bars.join(', ')}, ${kin}, ${literal(`${sum} `)} || printf('%+.1f bit', weight + ${odds}))`
}
