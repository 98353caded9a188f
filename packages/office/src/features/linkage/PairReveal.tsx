import { RevealPair } from '@semesta/contract'
import { useAct } from '../../app/api.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { RevealDialog } from '../people/Reveal.tsx'

/** The identity numbers of both records, for a reason that is kept. */
export function PairReveal({ pairId }: { pairId: string }) {
  const { regency } = useOffice()
  const reveal = useAct(RevealPair, { refresh: false })
  const rows = reveal.data && [
    { term: t('linkage.leftOf', { what: 'NIK' }), value: reveal.data.left.nik ?? '–' },
    { term: t('linkage.rightOf', { what: 'NIK' }), value: reveal.data.right.nik ?? '–' },
    { term: t('linkage.leftOf', { what: t('people.kk') }), value: reveal.data.left.kk ?? '–' },
    { term: t('linkage.rightOf', { what: t('people.kk') }), value: reveal.data.right.kk ?? '–' },
    { term: t('linkage.leftOf', { what: t('people.card') }), value: reveal.data.left.card ?? '–' },
    { term: t('linkage.rightOf', { what: t('people.card') }), value: reveal.data.right.card ?? '–' },
  ]
  return <RevealDialog {...reveal} rows={rows ?? null} onAsk={(reason) => reveal.run({ regency: regency.code, pairId, reason })} />
}
