/**
 * The shapes that pass between the rooms of the front end. Types only: nothing here runs.
 *
 * All times are numbers: milliseconds since 1970 in UTC. All lengths are CSS pixels.
 *
 * @typedef {"minute" | "day" | "month" | "season" | "year" | "span"} Precision
 * How exactly a date is known; `span` is "some time between".
 *
 * @typedef {object} When
 * @property {string} text the date in words, made in Python and never made again here
 * @property {number | null} from the earliest possible moment; null where it is open
 * @property {number | null} to the end of the latest possible moment, itself not included
 * @property {[boolean, boolean]} soft which end is fuzzy
 * @property {Precision} precision
 *
 * @typedef {object} Side
 * @property {string} id
 * @property {string} name
 * @property {string} colour the name of a colour token, such as `vermilion`
 *
 * @typedef {object} Chapter
 * @property {string} id
 * @property {string} title
 * @property {number | null} from
 * @property {number | null} to
 *
 * @typedef {object} StoryEvent
 * @property {string} id
 * @property {string} title
 * @property {string} url relative to the root of the site
 * @property {When} date
 * @property {When | null} end where the event lasted: when it ended
 * @property {string[]} sides in order of importance
 * @property {string} lane the id of its first side, or `-` for the lane of those without
 * @property {string} type
 * @property {number} significance 1 to 3
 * @property {string} summary
 * @property {string} place
 * @property {string | null} chapter
 * @property {string[]} respondsTo
 * @property {number} start where its mark begins
 * @property {number} stop where its mark ends; equal to `start` for a moment
 *
 * @typedef {object} Story
 * @property {string} title
 * @property {Side[]} lanes the sides that have a lane, from top to bottom
 * @property {Chapter[]} chapters
 * @property {StoryEvent[]} events in order of time
 *
 * @typedef {[number, number]} Span from and to, in milliseconds
 *
 * @typedef {object} State
 * @property {Story} story
 * @property {Span} extent all there is to see, with a margin
 * @property {Span} home the view that the page opens with
 * @property {Span} view the stretch of time now in view
 * @property {string | null} focus the event that the arrow keys start from
 * @property {string | null} selected the event in the panel
 * @property {string | null} hover the event under the pointer
 * @property {number | null} anchor what zooming by buttons and keys is about, until the view is moved
 *
 * @typedef {{type: "view", view: Span}
 *   | {type: "zoom", factor: number, about?: number}
 *   | {type: "pan", by: number}
 *   | {type: "all"} | {type: "home"} | {type: "close"}
 *   | {type: "earlier"} | {type: "later"}
 *   | {type: "step", to: "next" | "previous" | "lane-next" | "lane-previous" | "first" | "last"}
 *   | {type: "focus", id: string}
 *   | {type: "select", id: string}
 *   | {type: "hover", id: string | null}} Action
 *
 * @typedef {object} Size
 * @property {number} width
 *
 * @typedef {object} Box
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Lane
 * @property {string} id
 * @property {string} name
 * @property {string} colour
 * @property {number} y
 * @property {number} height
 * @property {number} labelX
 * @property {number} labelY the first baseline of the name
 * @property {string[]} lines the name, broken to fit the gutter
 * @property {number} rows
 * @property {number} labelled of these rows the first, which are there for labels
 *
 * @typedef {object} Tick
 * @property {number} x
 * @property {string} label empty where there is no room
 * @property {boolean} strong a border of the coarser unit
 *
 * @typedef {object} Heading
 * @property {number} x
 * @property {string} label
 *
 * @typedef {object} Segment
 * A stretch of a mark. `sure`: it was going on. `maybe`: some time in here.
 * @property {"sure" | "maybe"} kind
 * @property {boolean} hatched
 * @property {"" | "start" | "end" | "both"} fade
 * @property {number} x
 * @property {number} width
 *
 * @typedef {object} Label
 * @property {string} text
 * @property {number} x
 * @property {"start" | "end"} anchor which end of the text is at x
 * @property {number} y the baseline
 * @property {number} width
 * @property {boolean} cut the title did not fit
 * @property {{x: number, y0: number, y1: number} | null} leader
 *
 * @typedef {object} Tie
 * @property {number} x
 * @property {number} y0
 * @property {number} y1 the end that carries the open dot
 * @property {string} colour of the other side
 *
 * @typedef {object} Mark
 * @property {string} id
 * @property {string} lane
 * @property {string} colour
 * @property {number} significance
 * @property {"dot" | "bar"} shape
 * @property {number} x where it begins
 * @property {number} width 0 for a dot
 * @property {number} y its middle
 * @property {number} height its thickness; the diameter of a dot
 * @property {Segment[]} segments of a bar
 * @property {Label | null} label
 * @property {Box} target what a finger or pointer may hit
 * @property {Box} ring where focus is shown
 * @property {Tie[]} ties
 * @property {string} spoken
 * @property {boolean} selected
 * @property {boolean} hot its ties stand out: selected, focused or under the pointer
 * @property {boolean} outside not in view; kept because it has the focus
 *
 * @typedef {object} Callout
 * @property {Box} box
 * @property {string[]} lines date in words, then the title
 *
 * @typedef {object} Scene
 * @property {number} width
 * @property {number} height
 * @property {boolean} compact
 * @property {Box} plot
 * @property {Lane[]} lanes
 * @property {Tick[]} ticks
 * @property {Heading[]} headings
 * @property {{id: string, label: string, labelX: number, x: number, width: number, y: number}[]} chapters
 * @property {Mark[]} marks in order of time
 * @property {Callout | null} callout
 * @property {string | null} tabStop the id of the one mark that Tab reaches
 * @property {number} before how many events lie wholly before the view
 * @property {number} after
 * @property {string} heading the view in words
 */
export {};
