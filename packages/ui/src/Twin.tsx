import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Card } from './Card.tsx'
import { useWords } from './lang.tsx'

interface Props {
  title: string
  kind: 'chart' | 'tiles'
  picture: ReactNode
  table: ReactNode
  note?: ReactNode
}

/** A picture and the table that says the same: one switch, both complete. */
export function Twin({ title, kind, picture, table, note }: Props) {
  const words = useWords()
  const [view, setView] = useState<'picture' | 'table'>('picture')
  const choose = (
    <SegmentedControl
      size="xs"
      aria-label={`${words.view}: ${title}`}
      value={view}
      onChange={(value) => setView(value === 'table' ? 'table' : 'picture')}
      data={[
        { value: 'picture', label: kind === 'chart' ? words.chart : words.tiles },
        { value: 'table', label: words.table },
      ]}
    />
  )
  return (
    <Card title={title} aside={choose}>
      {view === 'picture' ? picture : table}
      {note}
    </Card>
  )
}
