import { approvalPeriods, type Needs } from '../../packages/engine/src/diff/approval.ts'

const WORDS: Record<Needs, string> = { itself: 'nobody · berlaku sendiri', one: 'one person · satu orang', two: 'somebody else · orang lain' }

/** Who must agree to which change of a file, by date. */
export function approvalPage(): string {
  const sections = approvalPeriods().flatMap((it) => {
    const lines: [what: string, needs: Needs][] = [
      ['first file of a register', it.firstFile],
      [`${it.twoFromPercent} % of the list or more, from ${it.twoFromRows} rows on`, 'two'],
      ['segment change of somebody the city pays for', it.payer],
      ['a death, or its withdrawal', it.death],
      ...Object.entries(it.kinds),
      ...Object.entries({ ...it.fields, ...it.addressFields }).map(([field, needs]): [string, Needs] => [`\`${field}\``, needs]),
      ['every other column', it.otherFields],
    ]
    return [
      ...[`## Since ${it.since}${it.until ? ` until ${it.until}` : ''}`, '', `${it.source} Checked on ${it.checkedOn} (${it.confidence}).`, ''],
      ...['| Change | Who must agree |', '|---|---|', ...lines.map(([what, needs]) => `| ${what} | ${WORDS[needs]} |`), ''],
    ]
  })
  return [
    '# Approval',
    '',
    'Who must agree before a file counts, from `policy/approval/changes.yaml`. The strictest line that a file touches decides.',
    '',
    ...sections,
  ].join('\n')
}
