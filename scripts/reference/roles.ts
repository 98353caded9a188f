import { ROLES, SCOPES } from '../../packages/contract/src/index.ts'
import { ROLE_PRESETS } from '../../packages/server/src/modules/access/roles.ts'

/** What each role may do, as the server binds it. */
export function rolesPage(): string {
  const rows = SCOPES.map((scope) => `| \`${scope}\` | ${ROLES.map((role) => (ROLE_PRESETS[role].scopes.includes(scope) ? '●' : '')).join(' | ')} |`)
  const facts = (title: string, of: (role: (typeof ROLES)[number]) => string) => `| ${title} | ${ROLES.map(of).join(' | ')} |`
  return [
    '# Roles',
    '',
    'A role is given on an area; both bind in every list, count, export and job. `names`: names of people may be read; identity numbers stay masked.',
    '',
    `| | ${ROLES.join(' | ')} |`,
    `|---|${ROLES.map(() => '---').join('|')}|`,
    ...rows,
    facts('names', (role) => (ROLE_PRESETS[role].names ? '●' : '')),
    facts('widest area', (role) => ROLE_PRESETS[role].widest),
    '',
  ].join('\n')
}
