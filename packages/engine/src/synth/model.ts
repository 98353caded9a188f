import type { Segment } from '@semesta/kernel'

/** How a human stands in the population register. */
export const RESIDENT = 0
export const DEAD = 1
export const MOVED = 2
/** on the roster only */
export const OUTSIDER = 3
/** was on the roster within the history, and is on no register today */
export const GONE = 4

export const HEAD = 0
export const WIFE = 1
export const CHILD = 2
export const PARENT = 3
export const RELATIVE = 4

/** Never entered within the history: was always there. */
export const ALWAYS = 255

/** Everybody of the invented city, one array a property; days are days since 1970-01-01, months are months before the newest. */
export interface People {
  count: number
  kind: Uint8Array
  household: Int32Array
  relation: Uint8Array
  sex: Uint8Array
  born: Int32Array
  /** day of death or of moving out */
  left: Int32Array
  /** months ago the person came into the population register; births count by `born` */
  entered: Uint8Array
  /** which defect this person carries, so that no two are planted on one: an index of FLAGS */
  flag: Uint8Array
  /** months ago the person was taken off PBI; 0 never */
  pbiRemoved: Uint8Array
  name: string[]
  nik: string[]
}

export interface Households {
  count: number
  /** first member; members follow one another */
  start: Int32Array
  size: Uint8Array
  village: Uint16Array
  rt: Uint8Array
  rw: Uint8Array
  street: Uint16Array
  house: Uint16Array
  decile: Uint8Array
  origin: Uint8Array
  kk: string[]
}

export const FLAGS = [
  '',
  'nik-missing',
  'nik-damaged',
  'nik-shape',
  'nik-birth',
  'nik-sex',
  'shared-nik',
  'dead-resident',
  'duplicate',
  'paid-twice',
  'employed-city-paid',
  'worker-unregistered',
  'newborn',
  'card-of-dead',
  'card-of-moved',
  'outsider',
] as const
export type Flag = (typeof FLAGS)[number]
export const flagIndex = (flag: Flag) => FLAGS.indexOf(flag)

export const SEGMENT_LIST: readonly Segment[] = ['PBI_JK', 'PBPU_PEMDA', 'PPU_PN', 'PPU_BU', 'PBPU', 'BP']
export const PBI_JK = 0
export const PBPU_PEMDA = 1
export const PPU_PN = 2
export const PPU_BU = 3
export const PBPU = 4
export const BP = 5

/** The roster, one entry a card. `owner` is a person; the newest card of a person has the highest running number. */
export interface Cards {
  count: number
  owner: Int32Array
  segment: Uint8Array
  participant: Uint8Array
  /** BPJS status code: 0, 2, 6, 7, 9, 15 */
  status: Uint8Array
  /** months ago the card came onto the roster; 255 always there */
  since: Uint8Array
  /** months ago its owner changed from self-paying to paid by the city; 0 never */
  takenOver: Uint8Array
  /** day the present membership began */
  began: Int32Array
  /** months ago an inactive card stopped, 0 for active ones */
  inactiveSince: Uint8Array
  arrears: Uint8Array
  class: Uint8Array
  employer: Int32Array
  /** roster relation: P S I A as 0 1 2 3 */
  relation: Uint8Array
  /** a second card of its owner */
  second: Uint8Array
}

export interface Employers {
  code: string[]
  name: string[]
  taxNumber: string[]
}

export function emptyPeople(capacity: number): People {
  return {
    count: 0,
    kind: new Uint8Array(capacity),
    household: new Int32Array(capacity),
    relation: new Uint8Array(capacity),
    sex: new Uint8Array(capacity),
    born: new Int32Array(capacity),
    left: new Int32Array(capacity),
    entered: new Uint8Array(capacity).fill(ALWAYS),
    flag: new Uint8Array(capacity),
    pbiRemoved: new Uint8Array(capacity),
    name: [],
    nik: [],
  }
}

export function emptyHouseholds(capacity: number): Households {
  return {
    count: 0,
    start: new Int32Array(capacity),
    size: new Uint8Array(capacity),
    village: new Uint16Array(capacity),
    rt: new Uint8Array(capacity),
    rw: new Uint8Array(capacity),
    street: new Uint16Array(capacity),
    house: new Uint16Array(capacity),
    decile: new Uint8Array(capacity),
    origin: new Uint8Array(capacity),
    kk: [],
  }
}

export function emptyCards(capacity: number): Cards {
  return {
    count: 0,
    owner: new Int32Array(capacity),
    segment: new Uint8Array(capacity),
    participant: new Uint8Array(capacity),
    status: new Uint8Array(capacity),
    since: new Uint8Array(capacity).fill(ALWAYS),
    takenOver: new Uint8Array(capacity),
    began: new Int32Array(capacity),
    inactiveSince: new Uint8Array(capacity),
    arrears: new Uint8Array(capacity),
    class: new Uint8Array(capacity),
    employer: new Int32Array(capacity).fill(-1),
    relation: new Uint8Array(capacity),
    second: new Uint8Array(capacity),
  }
}
