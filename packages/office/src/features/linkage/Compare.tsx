import { Card } from '@semesta/ui'
import { Fragment, type ReactNode } from 'react'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { t, tMaybe } from '../../i18n/index.ts'
import styles from './linkage.module.css'
import { sayValue, type WholePair } from './words.ts'

type Field = Pick<WholePair['fields'][number], 'field' | 'left' | 'right'> & Partial<WholePair['fields'][number]>
type Marks = WholePair['fields'][number]['leftMarks']

/** A text with what differs marked; marks are read out as emphasis. */
function Marked({ text, marks }: { text: string; marks: Marks }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(<Fragment key={`t${at}`}>{text.slice(at, from)}</Fragment>, <mark key={`m${from}`}>{text.slice(from, to)}</mark>)
    at = to
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}

interface Side {
  register: string
  row?: number
  asOf?: string | null
}

/** Both records field by field; what differs is marked letter by letter, what agrees steps back. */
export function Compare({ left, right, fields, aside }: { left: Side; right: Side; fields: readonly Field[]; aside?: ReactNode }) {
  const side = (it: Side) => tMaybe(`registers.${it.register}`) ?? it.register
  return (
    <Card title={t('linkage.sideBySide')} aside={aside}>
      <table className={styles.compare}>
        <thead>
          <tr>
            <th scope="col">{t('linkage.field')}</th>
            {[left, right].map((it, at) => (
              <th scope="col" key={at === 0 ? 'left' : 'right'}>
                {side(it)}
                <span>
                  {[it.asOf && t('month.asOf', { date: fmt.date(it.asOf) }), it.row !== undefined && t('people.row', { row: fmt.count(it.row) })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((it) => (
            <tr key={it.field} className={it.state === 'same' ? styles.same : undefined}>
              <th scope="row">{tMaybe(`fields.${it.field}`) ?? it.field}</th>
              <td data-side={side(left).split(' ')[0]}>{cellOf(it.left, it.leftMarks)}</td>
              <td data-side={side(right).split(' ')[0]}>{cellOf(it.right, it.rightMarks)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** Marks count letters of the value as it is, so a marked value is shown as the register writes it. */
function cellOf(value: string | null, marks: Marks | undefined): ReactNode {
  if (value === null) return '–'
  if (!marks || marks.length === 0) return sayValue(value)
  const text = <Marked text={value} marks={marks} />
  return /•/.test(value) ? <span className={links.number}>{text}</span> : text
}
