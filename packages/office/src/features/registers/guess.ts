import { REGISTERS, type RegisterId } from '@semesta/kernel'

const others: readonly [RegExp, RegisterId][] = [
  [/dukcapil|dkb|kependudukan|\bwarga\b/, 'penduduk'],
  [/bpjs|jkn|kepesertaan/, 'peserta'],
  [/dtks|regsosek|desil/, 'dtsen'],
  [/karyawan|tenaga.?kerja|badan.?usaha/, 'pekerja'],
  [/kematian|meninggal/, 'kematian'],
  [/pindah|mutasi|datang/, 'pindah'],
  [/iuran|bill/, 'tagihan'],
  [/faskes|puskesmas|klinik/, 'fasilitas'],
  [/visit|utilisasi|pelayanan/, 'kunjungan'],
]

/** The register a file name speaks of, to fill the form in; the person still decides. */
export function guessRegister(fileName: string): RegisterId | null {
  const name = fileName.toLowerCase().replaceAll('_', ' ')
  return REGISTERS.find((register) => name.includes(register)) ?? others.find(([words]) => words.test(name))?.[1] ?? null
}
