import '@mantine/spotlight/styles.layer.css'
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { t } from '../i18n/index.ts'
import { groupsFor } from './nav.ts'
import { useAreas, useOffice } from './office.tsx'

/** Pages and areas by name; people only by an explicit search, since every search is written down. */
export default function Palette({ asked }: { asked: number }) {
  const { can } = useOffice()
  const navigate = useNavigate()
  const areas = useAreas()
  const [query, setQuery] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens again each time it is asked for
  useEffect(() => spotlight.open(), [asked])
  const pages: SpotlightActionData[] = groupsFor(can).flatMap((group) =>
    group.places.map((place) => ({ id: place.to, group: t('shell.pages'), label: t(place.label), onClick: () => void navigate({ to: place.to, search: {} }) })),
  )
  const places: SpotlightActionData[] = (areas.state === 'ready' ? areas.data.areas : []).map((area) => ({
    id: area.code,
    group: t('shell.places'),
    label: area.name,
    description: `${t(`labels.level-${area.level}`)} · ${area.code}`,
    onClick: () => void navigate({ to: '/wilayah/$code', params: { code: area.code }, search: {} }),
  }))
  const person: SpotlightActionData[] =
    can('people.search') && query.trim().length >= 3
      ? [
          {
            id: 'person',
            group: t('nav.people'),
            label: t('shell.findPerson', { q: query.trim() }),
            onClick: () => void navigate({ to: '/warga', search: {}, state: { find: query.trim() } }),
          },
        ]
      : []
  const needle = query.trim().toLowerCase()
  const hits = [...pages, ...places].filter((action) => `${action.label} ${action.id}`.toLowerCase().includes(needle)).slice(0, 12)
  const grouped = Map.groupBy([...hits, ...person], (action) => action.group ?? '')
  return (
    <Spotlight
      actions={[...grouped].map(([group, actions]) => ({ group, actions }))}
      filter={(_, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      nothingFound={t('shell.nothing')}
      // a blurred page behind costs seconds on an office computer without a graphics card
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      maxHeight={420}
      searchProps={{ leftSection: <IconSearch size={18} aria-hidden />, placeholder: t('shell.searchHint'), 'aria-label': t('shell.search') }}
    />
  )
}
