import { type KeyboardEvent, useRef, useState } from 'react'
import styles from './TileMap.module.css'
import { type Arrow, neighbour, type Tile } from './tile-map.ts'

interface Props {
  label: string
  tiles: readonly Tile[]
  legend: readonly { step: 0 | 1 | 2 | 3; text: string }[]
  href: (code: string) => string
  onOpen: (code: string) => void
}

/** Columns beyond which tiles leave out their names, and beyond which their figures too: the tile pointed at says them below the map. */
const DENSE = 8
const CROWDED = 12

const arrows: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

/** One tile a village, roughly where it lies. One stop for Tab, arrows walk, Enter opens. */
export function TileMap({ label, tiles, legend, href, onOpen }: Props) {
  const [at, setAt] = useState(tiles[0]?.code ?? '')
  const board = useRef<HTMLUListElement>(null)
  const left = Math.min(...tiles.map((tile) => tile.x))
  const top = Math.min(...tiles.map((tile) => tile.y))
  const columns = Math.max(...tiles.map((tile) => tile.x)) - left + 1
  const pointed = tiles.find((tile) => tile.code === at)
  const walk = (event: KeyboardEvent, tile: Tile) => {
    if (!arrows.includes(event.key)) return
    event.preventDefault()
    const next = neighbour(tiles, tile, event.key as Arrow)
    setAt(next.code)
    board.current?.querySelector<HTMLElement>(`[data-code="${next.code}"]`)?.focus()
  }
  return (
    <div>
      <div className={styles.scroll}>
        <ul
          ref={board}
          className={`${styles.board} ${columns > DENSE ? styles.dense : ''} ${columns > CROWDED ? styles.crowded : ''}`}
          aria-label={label}
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 170px))` }}
        >
          {tiles.map((tile) => (
            <li key={tile.code} style={{ gridColumn: tile.x - left + 1, gridRow: tile.y - top + 1 }}>
              <a
                data-code={tile.code}
                href={href(tile.code)}
                className={`${styles.tile} ${tile.step === null ? styles.none : styles[`step${tile.step}`]}`}
                tabIndex={tile.code === at ? 0 : -1}
                title={`${tile.name}: ${tile.spoken}`}
                onFocus={() => setAt(tile.code)}
                onMouseEnter={() => setAt(tile.code)}
                onKeyDown={(event) => walk(event, tile)}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  onOpen(tile.code)
                }}
              >
                <span className={styles.name}>{tile.name}</span>
                <b>{tile.text}</b>
                <span className={styles.hidden}>{tile.spoken}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
      {columns > DENSE && pointed && (
        <p className={styles.pointed} aria-hidden>
          <b>{pointed.name}</b> {pointed.spoken}
        </p>
      )}
      <Legend legend={legend} />
    </div>
  )
}

function Legend({ legend }: Pick<Props, 'legend'>) {
  return (
    <ul className={styles.legend}>
      {legend.map((item) => (
        <li key={item.step}>
          <i className={styles[`step${item.step}`]} aria-hidden />
          {item.text}
        </li>
      ))}
    </ul>
  )
}
