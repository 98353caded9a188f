import type { Scope } from '@semesta/contract'
import type { Key } from '../i18n/index.ts'

export interface Place {
  to:
    | '/'
    | '/bulan'
    | '/perubahan'
    | '/bertahan'
    | '/empat-register'
    | '/mutu'
    | '/cek-daftar'
    | '/wilayah'
    | '/warga'
    | '/temuan'
    | '/dana'
    | '/tunggakan'
    | '/talangan'
    | '/berkas'
    | '/donatur'
    | '/donasi-saya'
    | '/padanan'
    | '/pekerjaan'
    | '/fakta'
    | '/perubahan-wilayah'
    | '/tarif'
    | '/kewajiban'
    | '/tagihan'
    | '/klaim'
    | '/penghematan'
    | '/pengguna'
    | '/audit'
    | '/buku-besar'
    | '/berkas-audit'
  label: Key
  scope: Scope
}
export interface Group {
  label: Key | null
  places: readonly Place[]
}

/** The rooms of the office by what is done in them. */
export const GROUPS: readonly Group[] = [
  { label: null, places: [{ to: '/', label: 'nav.home', scope: 'figures.read' }] },
  {
    label: 'nav.picture',
    places: [
      { to: '/bulan', label: 'nav.month', scope: 'figures.read' },
      { to: '/perubahan', label: 'nav.movements', scope: 'figures.read' },
      { to: '/bertahan', label: 'nav.survival', scope: 'figures.read' },
      { to: '/wilayah', label: 'nav.areas', scope: 'figures.read' },
      { to: '/warga', label: 'nav.people', scope: 'people.search' },
      { to: '/cek-daftar', label: 'nav.lookups', scope: 'people.check' },
      { to: '/temuan', label: 'nav.findings', scope: 'findings.read' },
    ],
  },
  {
    label: 'nav.money',
    places: [
      { to: '/dana', label: 'nav.funds', scope: 'funds.read' },
      { to: '/kewajiban', label: 'nav.obligations', scope: 'rates.read' },
      { to: '/tarif', label: 'nav.rates', scope: 'rates.read' },
      { to: '/donatur', label: 'nav.sponsors', scope: 'sponsors.read' },
      { to: '/donasi-saya', label: 'nav.ownSponsorship', scope: 'sponsors.own' },
      { to: '/buku-besar', label: 'nav.ledger', scope: 'ledger.read' },
      { to: '/berkas-audit', label: 'nav.auditPacks', scope: 'audit-packs.read' },
      { to: '/tagihan', label: 'nav.bills', scope: 'bills.read' },
      { to: '/klaim', label: 'nav.claims', scope: 'bills.read' },
      { to: '/penghematan', label: 'nav.savings', scope: 'bills.read' },
      { to: '/tunggakan', label: 'nav.arrears', scope: 'arrears.read' },
      { to: '/talangan', label: 'nav.takeovers', scope: 'arrears.read' },
    ],
  },
  {
    label: 'nav.sources',
    places: [
      { to: '/berkas', label: 'nav.files', scope: 'registers.read' },
      { to: '/padanan', label: 'nav.linkage', scope: 'linkage.read' },
      { to: '/mutu', label: 'nav.quality', scope: 'findings.read' },
      { to: '/empat-register', label: 'nav.reconciliation', scope: 'findings.read' },
      { to: '/pekerjaan', label: 'nav.jobs', scope: 'jobs.read' },
      { to: '/fakta', label: 'nav.facts', scope: 'facts.read' },
      { to: '/perubahan-wilayah', label: 'nav.boundaries', scope: 'facts.read' },
    ],
  },
  {
    label: 'nav.control',
    places: [
      { to: '/pengguna', label: 'nav.users', scope: 'users.manage' },
      { to: '/audit', label: 'nav.audit', scope: 'audit.read' },
    ],
  },
]

/** The groups as a role sees them: rooms it may not enter are left out, and groups without rooms. */
export function groupsFor(can: (scope: Scope) => boolean): Group[] {
  return GROUPS.map((group) => ({ ...group, places: group.places.filter((place) => can(place.scope)) })).filter((group) => group.places.length > 0)
}
