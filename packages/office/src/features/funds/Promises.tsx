import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'
import type { FundView } from './money.ts'

/** Heads promised from a fund by decisions, how many of them still count, and who left it when and why. */
export function Promises({ fund }: { fund: FundView }) {
  if (fund.promises.length === 0) return null
  return (
    <details>
      <summary style={{ minHeight: 28 }}>{t('funds.promises', { count: fund.promises.length })}</summary>
      <ul className={links.list}>
        {fund.promises.map((it) => (
          <li key={it.id}>
            {t('funds.promiseOf', {
              ...{ standing: fmt.count(it.standing), heads: fmt.count(it.heads) },
              ...{ from: fmt.monthShort(it.fromMonth), until: fmt.monthShort(it.untilMonth) },
            })}
            {it.changes.length > 0 && (
              <ul className={links.list}>
                {it.changes.map((change) => (
                  <li key={`${change.on} ${change.fromMonth} ${change.heads}`}>
                    {t(change.heads > 0 ? 'funds.promiseFreed' : 'funds.promiseBack', {
                      ...{ date: fmt.date(change.on), heads: fmt.count(Math.abs(change.heads)), month: fmt.month(change.fromMonth), why: change.why },
                    })}
                    {` · ${change.by}`}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
