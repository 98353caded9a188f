import { GetFigures, ListAudit, ListFindings, ListPeople, ListUsers, ROLES, type Role } from '@semesta/contract'
import { type AreaCode, covers } from '@semesta/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bindFor } from './bind.calc.ts'
import { ROLE_PRESETS } from './roles.ts'

const regency = '64.74'
const bind = (grants: [Role, AreaCode][], endpoint: Parameters<typeof bindFor>[1]) => {
  const verdict = bindFor(
    grants.map(([role, areaCode]) => ({ role, areaCode })),
    endpoint,
    regency,
  )
  return verdict.kind === 'open' ? verdict.bind : verdict.kind
}

it('does not admit a regency that no grant touches', () => {
  expect(bind([['dinkes', '64.02']], GetFigures)).toBe('unknown')
  expect(bind([['lurah', '64.74.01.1001']], ListUsers)).toBe('refused')
})

it('gives a grant on a province or the country the whole regency', () => {
  expect(bind([['administrator', '00']], ListUsers)).toMatchObject({ areas: [regency], names: false })
  expect(bind([['province', '64']], GetFigures)).toMatchObject({ areas: [regency], names: false })
  expect(bind([['province', '64']], ListPeople)).toBe('refused')
})

it('never lends the names of a narrow role to a wide one', () => {
  const both: [Role, AreaCode][] = [
    ['bpkad', regency],
    ['lurah', '64.74.01.1001'],
  ]
  expect(bind(both, GetFigures)).toMatchObject({ areas: [regency], names: false })
  expect(bind(both, ListFindings)).toMatchObject({ areas: ['64.74.01.1001'], names: true })
})

it('counts only what holds on every area, unless one role outdoes the other', () => {
  const weakAndStrong = bind(
    [
      ['rt', '64.74.01.1001/001/002'],
      ['lurah', '64.74.02.1001'],
    ],
    ListPeople,
  )
  expect(weakAndStrong).toMatchObject({ areas: ['64.74.01.1001/001/002', '64.74.02.1001'] })
  expect(weakAndStrong === 'refused' || weakAndStrong === 'unknown' || weakAndStrong.scopes.has('people.reveal')).toBe(false)
  expect(
    bind(
      [
        ['dinkes', regency],
        ['rt', '64.74.01.1001/001/002'],
      ],
      ListPeople,
    ),
  ).toMatchObject({ areas: [regency], role: 'dinkes' })
})

it('leaves out what is below the village where names are not everywhere, because those heads are counted from the people', () => {
  const mixed: [Role, AreaCode][] = [
    ['donor', '64.74.01.1001'],
    ['rt', '64.74.02.1001/001/002'],
  ]
  expect(bind(mixed, GetFigures)).toMatchObject({ areas: ['64.74.01.1001'], names: false })
  expect(bind([['rt', '64.74.02.1001/001/002']], GetFigures)).toMatchObject({ areas: ['64.74.02.1001/001/002'], names: true })
  expect(bind([['donor', '64.74.02.1001/001']], GetFigures)).toBe('refused')
})

it('opens files, months and the audit log of a regency only to roles on the whole of it', () => {
  expect(bind([['administrator', '64.74.01']], ListAudit)).toBe('refused')
  expect(bind([['administrator', '64.74']], ListAudit)).toMatchObject({ areas: [regency] })
})

it('opens an area only where a grant covers it with every permission of the bind', () => {
  const areas = ['00', '64', '64.74', '64.02', '64.74.01', '64.74.01.1001', '64.74.01.1001/001', '64.74.02']
  const grant = fc.record({ role: fc.constantFrom(...ROLES), areaCode: fc.constantFrom(...areas) })
  const endpoint = fc.constantFrom(GetFigures, ListFindings, ListPeople, ListUsers, ListAudit)
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 4 }), endpoint, (grants, asked) => {
      const verdict = bindFor(grants, asked, regency)
      if (verdict.kind !== 'open') return
      const { bind: opened } = verdict
      expect(opened.scopes.has(asked.scope)).toBe(true)
      for (const area of opened.areas) {
        const roles = grants.filter((it) => it.areaCode === '00' || covers(it.areaCode, area)).map((it) => ROLE_PRESETS[it.role])
        for (const scope of opened.scopes) expect(roles.some((it) => it.scopes.includes(scope))).toBe(true)
        if (opened.names) expect(roles.some((it) => it.names)).toBe(true)
      }
    }),
  )
})
