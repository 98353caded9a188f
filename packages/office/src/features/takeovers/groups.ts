export const GROUPS = ['arrears', 'pbi-removed', 'newborn', 'unregistered', 'lapsed'] as const
export const DEFAULT_GROUPS = 'arrears,pbi-removed,newborn,unregistered'

/** The groups of an address with one of them switched; at least one stays. */
export function toggled(groups: string | undefined, group: string): string {
  const now = (groups ?? DEFAULT_GROUPS).split(',')
  const next = now.includes(group) ? now.filter((it) => it !== group) : GROUPS.filter((it) => it === group || now.includes(it))
  return next.length === 0 ? now.join(',') : next.join(',')
}
