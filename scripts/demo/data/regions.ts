/** Where customers live: names, places and money go together. */
export interface Region {
  readonly code: string;
  readonly carrier: string;
  readonly tenant: 'eu' | 'uk' | 'us';
  readonly currency: 'EUR' | 'GBP' | 'USD';
  readonly locale: string;
  /** `#` stands for a digit. All lie in ranges set aside for fiction or unassigned. */
  readonly phone: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly streets: readonly string[];
  readonly cities: readonly (readonly [city: string, postcode: string])[];
  readonly share: number;
}

/** Mail domains that can never receive mail (RFC 2606). */
export const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example'] as const;

const words = (text: string): readonly string[] => text.split('|');

export const REGIONS: readonly Region[] = [
  {
    code: 'GB',
    carrier: 'royal-mail',
    tenant: 'uk',
    currency: 'GBP',
    locale: 'en-GB',
    phone: '+44 7700 900###',
    given: words(
      'Amelia|Oliver|Priya|Mohammed|Grace|Callum|Aisha|Harry|Chidi|Niamh|Rhys|Zainab|Isla|Kwame|Freya|Arjun|Megan|Tunde|Eilidh|Leon|Farah|Owen|Ngozi|Poppy|Imran',
    ),
    family: words(
      'Smith|Patel|Khan|Hughes|Okafor|Campbell|Ahmed|Taylor|Mensah|Evans|Begum|Walker|Adeyemi|Murphy|Singh|Clarke|Osei|Fraser|Hussain|Baker|Reid|Sharma|Price|Balogun|Hart',
    ),
    streets: words(
      'Elm Walk|Mill Lane|Castle Street|Orchard Road|Station Parade|Quay Side|Abbey Close',
    ),
    cities: [
      ['York', 'YO1 7HH'],
      ['Leeds', 'LS1 4DY'],
      ['Bristol', 'BS1 5TR'],
      ['Cardiff', 'CF10 1EP'],
      ['Glasgow', 'G1 2FF'],
      ['London', 'E8 3RL'],
      ['Norwich', 'NR2 1RG'],
    ],
    share: 34,
  },
  {
    code: 'DE',
    carrier: 'dhl',
    tenant: 'eu',
    currency: 'EUR',
    locale: 'de-DE',
    phone: '+49 30 23125 ###',
    given: words(
      'Anna|Lukas|Leyla|Jonas|Mia|Emre|Sophie|Felix|Ayşe|Maximilian|Lena|Mehmet|Johanna|Tim|Katarzyna|Björn|Greta|Dimitri|Käthe|Jürgen',
    ),
    family: words(
      'Müller|Schmidt|Yılmaz|Weber|Fischer|Wagner|Kaya|Becker|Hoffmann|Kowalski|Schäfer|Demir|Koch|Richter|Öztürk|Krüger|Vogel|Ivanov|Brandt|Nguyen',
    ),
    streets: words('Lindenstraße|Hauptstraße|Gartenweg|Am Markt|Schillerstraße|Bergmannstraße'),
    cities: [
      ['Berlin', '10961'],
      ['Hamburg', '20359'],
      ['Köln', '50667'],
      ['Leipzig', '04109'],
      ['München', '80469'],
    ],
    share: 22,
  },
  {
    code: 'FR',
    carrier: 'colissimo',
    tenant: 'eu',
    currency: 'EUR',
    locale: 'fr-FR',
    phone: '+33 6 39 98 0# ##',
    given: words(
      'Camille|Hugo|Inès|Théo|Amina|Louis|Chloé|Mamadou|Manon|Karim|Léa|Émile|Fatou|Noé|Zoé|Gaël|Yasmine|Benoît',
    ),
    family: words(
      'Martin|Bernard|Benali|Dubois|Diallo|Laurent|Lefèvre|Moreau|Traoré|Garcia|Fontaine|Haddad|Rousseau|Nguyễn|Chevalier|Mercier',
    ),
    streets: words(
      'rue des Lilas|avenue Victor-Hugo|rue du Moulin|quai Saint-Michel|rue de la République',
    ),
    cities: [
      ['Paris', '75011'],
      ['Lyon', '69002'],
      ['Nantes', '44000'],
      ['Lille', '59800'],
    ],
    share: 14,
  },
  {
    code: 'US',
    carrier: 'usps',
    tenant: 'us',
    currency: 'USD',
    locale: 'en-US',
    phone: '+1 212-555-01##',
    given: words(
      'Emma|Liam|Mateo|Aaliyah|Noah|Sofia|Jamal|Mei|Ethan|Valentina|Ravi|Abigail|DeShawn|Hannah|Kai|Lucía|Tyrone|Yuki|Nathan|Soo-jin|Xiomara|Caleb',
    ),
    family: words(
      'Johnson|Garcia|Washington|Chen|Miller|Rodriguez|Kim|Davis|Hernandez|Jackson|Tran|Wilson|Gupta|Anderson|Nakamura|Robinson|Castellano|Brown|O’Brien|Park|Goldberg|Whitehorse',
    ),
    streets: words(
      'Maple Avenue|Oak Street|Prospect Drive|5th Street|Riverside Boulevard|Cedar Court',
    ),
    cities: [
      ['Brooklyn', '11215'],
      ['Austin', '78704'],
      ['Seattle', '98107'],
      ['Chicago', '60622'],
      ['Oakland', '94609'],
    ],
    share: 22,
  },
  {
    code: 'SE',
    carrier: 'postnord',
    tenant: 'eu',
    currency: 'EUR',
    locale: 'sv-SE',
    phone: '+46 70 174 06 ##',
    given: words('Elsa|Åke|Maja|Omar|Linnéa|Björn|Saga|Nils|Astrid|Ali|Ebba|Örjan|Freja|Hassan'),
    family: words(
      'Andersson|Johansson|Lindqvist|Åberg|Öhman|Mohamud|Sandström|Björk|Nilsson|Haile|Ström|Ek',
    ),
    streets: words('Storgatan|Björkvägen|Kungsgatan|Hamngatan'),
    cities: [
      ['Göteborg', '411 06'],
      ['Stockholm', '116 45'],
      ['Malmö', '211 34'],
    ],
    share: 8,
  },
];
