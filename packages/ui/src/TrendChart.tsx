import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { Lang } from './formats.ts'
import { useLang } from './lang.tsx'
import { axisOf, type TrendLimits, type TrendNames, type TrendPoint } from './trend-data.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer])

interface Props {
  label: string
  points: readonly TrendPoint[]
  names: TrendNames
  limits: TrendLimits
  /** the page switches its colours: draw again */
  scheme: string
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const shown = (value: unknown, lang: Lang) => (typeof value === 'number' ? `${lang === 'id' ? value.toFixed(2).replace('.', ',') : value.toFixed(2)} %` : '–')

function line(name: string, data: (number | null)[], color: string, limit: number, width: number, lang: Lang) {
  return {
    type: 'line' as const,
    name,
    data,
    symbol: 'circle',
    symbolSize: 7,
    showSymbol: data.length === 1,
    lineStyle: { width, color },
    itemStyle: { color },
    endLabel: {
      show: true,
      color,
      fontWeight: 600,
      align: 'right' as const,
      formatter: (it: { value: unknown }) => `${name} ${shown(it.value, lang)}`,
      offset: [2, -13] as [number, number],
    },
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { type: 'dashed' as const, color },
      label: { formatter: `${limit}`, color: token('--s-muted') },
      data: [{ yAxis: limit }],
    },
  }
}

function options({ points, names, limits }: Omit<Props, 'scheme'>, lang: Lang) {
  const muted = token('--s-muted')
  return {
    animation: false,
    grid: { left: 34, right: 34, top: 26, bottom: 26 },
    tooltip: {
      trigger: 'axis' as const,
      backgroundColor: token('--s-card'),
      borderColor: token('--s-line'),
      textStyle: { color: token('--s-ink') },
      valueFormatter: (value: unknown) => shown(value, lang),
    },
    xAxis: {
      type: 'category' as const,
      data: points.map((point) => point.label),
      axisLine: { lineStyle: { color: token('--s-line') } },
      axisTick: { show: false },
      axisLabel: { color: muted, fontSize: 11 },
    },
    yAxis: {
      type: 'value' as const,
      ...axisOf(points, limits),
      minInterval: 5,
      splitLine: { lineStyle: { color: token('--s-line') } },
      axisLabel: { color: muted, fontSize: 11 },
    },
    series: [
      line(
        names.coverage,
        points.map((point) => point.coverage),
        muted,
        limits.coverage,
        2,
        lang,
      ),
      line(
        names.keaktifan,
        points.map((point) => point.keaktifan),
        token('--s-accent'),
        limits.keaktifan,
        2.6,
        lang,
      ),
    ],
  }
}

/** Coverage and keaktifan over months against their thresholds. Its table twin stands beside it. */
export default function TrendChart({ label, points, names, limits, scheme }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const lang = useLang()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `scheme` is not read but changes the colours that are
  useEffect(() => {
    if (!host.current) return
    const chart = init(host.current, null, { renderer: 'svg' })
    chart.setOption(options({ label, points, names, limits }, lang))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(host.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [label, points, names, limits, lang, scheme])
  return <div ref={host} role="img" aria-label={label} style={{ height: 330, width: '100%' }} />
}
