import { loadSynthContent } from '../../synth/content.ts'
import type { Random } from '../../synth/random.ts'

/** One invented person as lists would carry it. Every value is text; '' is missing. */
export interface Person {
  given: string
  middle: string
  surname: string
  sex: string
  birth: string
  birthPlace: string
  mother: string
  street: string
  house: string
  suburb: string
  postcode: string
  phone: string
  email: string
  work: string
}
export type Tongue = 'indonesian' | 'english' | 'spanish' | 'polish'

const WORDS: Record<Exclude<Tongue, 'indonesian'>, { men: string; women: string; surnames: string }> = {
  english: {
    men: 'james robert john michael david william richard joseph thomas charles daniel matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron henry douglas peter adam',
    women:
      'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce',
    surnames:
      'smith johnson williams brown jones garcia miller davis wilson anderson taylor moore jackson martin lee thompson white harris clark lewis robinson walker young allen king wright scott hill green adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards collins stewart morris rogers reed cook morgan bell murphy bailey cooper richardson cox howard ward peterson gray james watson brooks kelly sanders price bennett wood barnes ross henderson coleman jenkins perry powell long patterson hughes washington butler simmons foster bryant alexander russell griffin hayes ashworth pemberton thistlewood quillfeather oakenshaw harrowgate winterbourne blackadder featherstone cholmondeley ravenscroft',
  },
  spanish: {
    men: 'antonio jose manuel francisco juan david javier daniel carlos jesus alejandro miguel rafael pedro angel pablo fernando sergio luis jorge alberto alvaro diego adrian raul ivan ruben enrique oscar ramon vicente andres joaquin santiago eduardo victor mario roberto jaime marcos',
    women:
      'maria carmen ana isabel laura cristina marta dolores lucia pilar elena raquel sara manuela rosa paula mercedes teresa beatriz irene silvia julia patricia montserrat angela andrea rocio monica alba angeles sonia sandra marina susana yolanda margarita natalia eva claudia ines',
    surnames:
      'garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego vidal leon marquez herrera pena flores cabrera campos vega fuentes carrasco diez reyes caballero nieto aguilar pascual santana',
  },
  polish: {
    men: 'andrzej piotr krzysztof stanislaw tomasz pawel jan michal marcin jakub adam lukasz zbigniew ryszard henryk dariusz mariusz kazimierz wojciech robert mateusz marian rafal jacek janusz miroslaw maciej jaroslaw grzegorz wieslaw',
    women:
      'anna maria katarzyna malgorzata agnieszka barbara ewa krystyna elzbieta magdalena joanna zofia aleksandra monika teresa danuta natalia karolina marta julia dorota beata janina alicja jadwiga halina irena iwona grazyna',
    surnames:
      'nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski mazur kwiatkowski wojciechowski krawczyk kaczmarek piotrowski grabowski zajac pawlowski michalski krol wieczorek jablonski wrobel nowakowski majewski olszewski stepien malinowski jaworski adamczyk dudek nowicki pawlak gorski witkowski walczak sikora baran rutkowski michalak szewczyk ostrowski tomaszewski pietrzak zalewski wroblewski',
  },
}
const STREETS =
  'maple oak cedar station church mill park victoria king queen high river bridge garden forest meadow spring lake hill sunset orchard willow chapel castle harbour market windmill abbey canal quarry'
const KINDS = 'street road avenue lane drive close way'
const WORK = 'teacher farmer nurse driver clerk engineer baker tailor painter lawyer cook guard fisher trader mason'

const words = (text: string) => text.split(' ')
/** Common values are drawn far more often than rare ones, as in real lists. */
const skewed = <T>(from: readonly T[], random: Random): T => from[Math.floor(from.length * random.next() ** 2)] as T

interface Voices {
  men: readonly string[]
  women: readonly string[]
  surnames: readonly string[]
}

function voicesOf(tongue: Tongue): Voices {
  if (tongue !== 'indonesian') {
    const { men, women, surnames } = WORDS[tongue]
    return { men: words(men), women: words(women), surnames: words(surnames) }
  }
  const origins = Object.values(loadSynthContent().names.origins)
  const lower = (of: (it: (typeof origins)[number]) => string[]) => [...new Set(origins.flatMap(of).map((it) => it.toLowerCase()))]
  return { men: lower((it) => it.men), women: lower((it) => it.women), surnames: lower((it) => [...it.moreMen, ...it.moreWomen]) }
}

const digits = (count: number, random: Random) => Array.from({ length: count }, () => random.int(10)).join('')
const two = (value: number) => String(value).padStart(2, '0')

/** Invents people, a part of them as families under one roof: same surname, address and mother, twins among them. */
export function inventPeople(count: number, tongue: Tongue, random: Random): Person[] {
  const voices = voicesOf(tongue)
  const places = Array.from({ length: Math.max(8, Math.round(Math.sqrt(count))) }, (_, index) => ({
    suburb: `${skewed(voices.surnames, random)}${skewed(words('ville ford ham burg dale ton wood'), random)}`,
    postcode: String(1000 + index * 7 + random.int(7)),
  }))
  const people: Person[] = []
  while (people.length < count) {
    const first = alone(voices, places, random)
    people.push(first)
    if (!random.chance(0.3)) continue
    for (let more = random.between(1, 3); more > 0 && people.length < count; more--) people.push(relative(first, alone(voices, places, random), random))
  }
  return people
}

function alone(voices: Voices, places: readonly { suburb: string; postcode: string }[], random: Random): Person {
  const sex = random.pick(['m', 'f'])
  const givens = sex === 'm' ? voices.men : voices.women
  const [given, middle, surname] = [skewed(givens, random), random.chance(0.3) ? skewed(givens, random) : '', skewed(voices.surnames, random)]
  const email = random.pick([`${given}.${surname}`, `${given[0]}${surname}${random.int(99)}`, `${surname}${random.int(999)}`])
  const year = Math.max(1915, 2012 - Math.floor(random.next() * 90))
  return {
    given,
    middle,
    surname,
    sex,
    birth: `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    birthPlace: random.pick(places).suburb,
    mother: `${skewed(voices.women, random)} ${skewed(voices.surnames, random)}`,
    street: `${random.pick(words(STREETS))} ${random.pick(words(KINDS))}`,
    house: String(random.between(1, 180)),
    ...random.pick(places),
    phone: `08${digits(9, random)}`,
    email: `${email}@${random.pick(['mail', 'post', 'inbox', 'letters'])}.${random.pick(['com', 'net', 'org'])}`,
    work: skewed(words(WORK), random),
  }
}

function relative(first: Person, other: Person, random: Random): Person {
  const { surname, street, house, suburb, postcode, mother } = first
  const isChild = random.chance(0.6)
  const birth = random.chance(0.04) ? first.birth : other.birth
  return {
    ...other,
    surname,
    street,
    house,
    suburb,
    postcode,
    birth,
    mother: isChild ? mother : other.mother,
    phone: random.chance(0.4) ? first.phone : other.phone,
  }
}
