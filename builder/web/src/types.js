/**
 * The shapes that pass between the rooms of the front end. Types only: nothing here runs.
 *
 * All times are numbers: milliseconds since 1970 in UTC. All lengths are in units of the picture, which are CSS
 * pixels unless a reader asks for larger type.
 *
 * @typedef {"minute" | "day" | "month" | "season" | "year" | "span"} Precision
 * How exactly a date is known; `span` is "some time between".
 *
 * @typedef {object} Bounds
 * @property {number | null} from the earliest possible moment; null where it is open
 * @property {number | null} to the end of the latest possible moment, itself not included
 * @property {[boolean, boolean]} soft which end is fuzzy
 * @property {Precision} precision
 * @property {number[]} [cuts] of one date or another, where it cannot have been: from, to, from, to …
 * @property {boolean} [unknown] whether it is said that nothing of it is known, which is not the same as open
 *
 * @typedef {object} Words
 * @property {string} text when an event was, in words, made in Python and never made again here but
 *   by another clock
 * @property {string} until when it ended, in words: for those who make them by another clock
 * @property {string} zone the city of the clock it is known by; empty where it is a calendar date
 * @property {number} offset minutes that this clock was ahead of UTC then
 * @property {number[]} offsets the same for each of the story's zones
 *
 * @typedef {Bounds & Words} When
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
 * @typedef {{id: string, name: string}} Named an actor, or a zone of `Story.zones`
 *
 * @typedef {{by: string, basis: string, key: string}} Said who says something, and on what basis: in words, and as in addresses
 *
 * @typedef {object} Link
 * @property {string} event the id of the event that is answered
 * @property {string} latency “12 days later”, or empty where the dates do not tell
 *
 * @typedef {Link & Said} Answer with who says that it is one
 *
 * @typedef {object} StoryEvent
 * @property {string} id
 * @property {string} title
 * @property {string} url relative to the root of the site
 * @property {When} date
 * @property {Bounds | null} end when it ended, where it lasted
 * @property {string | null} side the side in whose lane it is
 * @property {string} colour of that side
 * @property {string[]} sides in order of importance
 * @property {string[]} actors in order of importance
 * @property {string} type
 * @property {number} significance 1 to 3
 * @property {string} summary
 * @property {string} place
 * @property {string | null} chapter
 * @property {string} behind the id of an event that it came after, and behind which it stands, or empty
 * @property {Answer[]} answers
 * @property {Said[]} said who makes its claims
 * @property {{text: string, speaker: string, url: string, lang: string}[]} quotes
 * @property {{text: string, url: string}[]} disputed questions on which accounts differ
 * @property {boolean} absent whether it did not happen
 * @property {{label: string, values: string[]}[]} facts what else its record says of it
 * @property {number | null} stretch the stretch that tells the rest of it, where that is not here yet
 * @property {number} start where it stands in the order: when it may have begun at the earliest, or, where that
 *   is open, at the latest
 * @property {number} stop where its mark ends; equal to `start` for a moment
 *
 * @typedef {object} Story
 * @property {string} title
 * @property {string} asOf
 * @property {[number, number][]} scale days of the places, as if in UTC, and their shares of the width, 0 to 1
 * @property {Named[]} zones the last, `mine`, is the reader's own, added on arrival
 * @property {(t: number) => number} [mine] by how many minutes the reader's clock is ahead of UTC at a moment
 * @property {Side[]} sides
 * @property {Chapter[]} chapters
 * @property {Named[]} actors
 * @property {StoryEvent[]} events those with a date, in order of time
 * @property {StoryEvent[]} undated those of which no date is known: only the list has them
 * @property {{title: string, problem: string}[]} unread those that could not be read, and why
 * @property {string[]} stretches the files that tell the rest of the events of a long story, from the root of
 *   the site
 * @property {Outline | null} outline what is known of all events, where only some of them are here
 *
 * @typedef {object} Outline
 * Of a long story, only those events that its opening picture draws one by one, and those at the ends of its
 * clusters, come first.
 * @property {string} url the file with all, from the root of the site
 * @property {number} count how many events with a date there are
 * @property {number} undated
 * @property {number} moments how many of them are key moments
 * @property {number[]} bars how many begin in each of as many equal parts of the scale
 * @property {Map<string, {nth: number, beside: number}>} places by the id of an event: its number in the order
 *   of time, and how many events that are not here are in its cluster
 *
 * @typedef {object} Position
 * @property {string} when its date in words, by the chosen clock
 * @property {When} own its date as the story has it
 * @property {string} lane the id of the lane that it is in
 * @property {string[]} others the ids of the lanes that it also concerns
 * @property {number} nth its number in the order of time, from 1
 * @property {number} share where it stands on the axis
 * @property {number} beside how many events that are not here go into a cluster with it
 *
 * @typedef {StoryEvent & Position} Positioned
 * An event in a lane, with its moments by the chosen clock.
 *
 * @typedef {object} Axis
 * Moments ⇄ shares of the whole, 0 to 1. Beyond its ends it goes on at their pace.
 * @property {[number, number][]} points
 * @property {(t: number) => number} to
 * @property {(u: number) => number} from
 *
 * @typedef {object} Visible
 * The story by the reader's choices: lanes, filters, clock, scale.
 * @property {Side[]} lanes from top to bottom; only those with an event
 * @property {Positioned[]} events those that fit, in order of time
 * @property {number} count how many fit; of an outline more than are here
 * @property {Map<string, Positioned[]>} inLanes the same, by the lanes that they are in
 * @property {Axis} axis
 * @property {Span} extent the ends of the axis
 * @property {Span} reach from the earliest to the latest moment that a date names, by the chosen clock
 * @property {number} undated how many events without a date fit
 *
 * @typedef {[number, number]} Span from and to, in milliseconds
 *
 * @typedef {"side" | "actor" | "type" | "chapter"} Lanes
 *
 * @typedef {object} Filter
 * Empty values let everything pass.
 * @property {string[]} actor any of these
 * @property {string[]} side any of these
 * @property {string} type
 * @property {string} basis the key of that of one of its claims
 * @property {number} weight the least significance, 1 to 3
 * @property {boolean} disputed only those on which accounts differ
 * @property {string} text
 *
 * @typedef {object} State
 * @property {Story} story
 * @property {Visible} visible
 * @property {Lanes} lanes
 * @property {"story" | "even"} scale
 * @property {string} zone `place` or the id of a zone of the story
 * @property {Filter} filter
 * @property {boolean} answers whether all answers are drawn
 * @property {Span} view what is in view, by the chosen clock
 * @property {string | null} focus the event that the arrow keys start from
 * @property {string | null} selected the event in the panel
 * @property {string[]} opened the events of a cluster that no zoom can separate, in the panel
 * @property {string | null} hover the event under the pointer
 * @property {boolean} touring whether the reader follows the key moments
 * @property {string | null} moment the key moment that the reader is at, or was
 * @property {number[]} untold the stretches whose file could not be had
 * @property {number | null} anchor what zooming by buttons and keys is about, until the view is moved
 *
 * @typedef {"next" | "previous" | "lane-next" | "lane-previous" | "first" | "last"} Step
 *
 * @typedef {{type: "view", view: Span}
 *   | {type: "zoom", factor: number, about?: number}
 *   | {type: "pan", by: number}
 *   | {type: "page", to: 1 | -1}
 *   | {type: "all"} | {type: "close"}
 *   | {type: "chapter", id: string}
 *   | {type: "earlier"} | {type: "later"}
 *   | {type: "lanes", to: Lanes}
 *   | {type: "scale", to: "story" | "even"}
 *   | {type: "zone", to: string}
 *   | {type: "filter", filter: Partial<Filter>} | {type: "clear"}
 *   | {type: "answers", to: boolean}
 *   | {type: "tour", to: "start" | "leave" | "next" | "previous"}
 *   | {type: "step", to: Step}
 *   | {type: "read", to: "next" | "previous"}
 *   | {type: "open", ids: string[]}
 *   | {type: "focus", id: string}
 *   | {type: "select", id: string}
 *   | {type: "told", events: StoryEvent[]} | {type: "untold", stretches: number[]}
 *   | {type: "whole", story: Story}
 *   | {type: "hover", id: string | null}} Action
 * `zoom` and `pan` are in shares of the axis: `about` is a moment, `by` a share.
 *
 * @typedef {object} Size
 * @property {number} width
 * @property {number} [height] the most that the picture may take, where that is asked for
 * @property {number} [room] the height that the picture shall have; 0 where it is free
 * @property {number} [most] events in a column at once, where its room asks for fewer; 0 elsewhere
 * @property {boolean} [rtl] time runs from right to left
 * @property {Span | null} [only] the view of a block whose lanes are only those with something in it
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
 * @property {string} colour empty where the lane is not a side
 * @property {number} y
 * @property {number} height
 * @property {number} swatchX
 * @property {number} labelX
 * @property {number} labelY the first baseline of the name
 * @property {string[]} lines the name, broken to fit the gutter
 * @property {number} rows
 * @property {number} pitch the distance of the rows
 * @property {number | null} clusterY the middle of the strip for clusters, where there may be some
 *
 * @typedef {object} Tick
 * @property {number} t
 * @property {number} x
 * @property {number} labelX
 * @property {string} label empty where there is no room
 * @property {boolean} strong a border of the coarser unit
 *
 * @typedef {object} Heading
 * @property {number} x
 * @property {string} label
 *
 * @typedef {object} ChapterSpan
 * A chapter above the axis.
 * @property {string} id
 * @property {string} label
 * @property {number} labelX
 * @property {number} x
 * @property {number} width
 * @property {number} y
 *
 * @typedef {object} Segment
 * A part of a mark. `sure`: a day that is known, or it was going on. `maybe`: some time in here;
 * `joint`: not in here, but between such times.
 * @property {"sure" | "maybe" | "joint"} kind
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
 * @property {string} colour of the other lane
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
 * @property {number} nth its number in the order of time, from 1
 * @property {number} all how many events there are
 * @property {boolean} selected
 * @property {boolean} hot its ties stand out: selected, focused or under the pointer
 * @property {boolean} dim another chain of answers is highlighted
 * @property {boolean} disputed
 * @property {boolean} absent it did not happen
 * @property {boolean} outside not in view; kept because it has the focus
 *
 * @typedef {object} Cluster
 * @property {string} id
 * @property {Positioned[]} events in order of time
 * @property {number} count of all its events; of an outline more than are here
 * @property {number} x its middle
 * @property {number} y
 * @property {Box} box
 *
 * @typedef {object} Arc
 * From an event to the event that answers it: a quadratic curve.
 * @property {string} id
 * @property {[number, number]} from
 * @property {[number, number]} by the control point
 * @property {[number, number]} to
 * @property {boolean} lit
 * @property {boolean} timed its label begins with how long the answer took
 * @property {string} title what it says, in a sentence
 * @property {{box: Box, x: number, y: number, lines: string[]} | null} label
 *
 * @typedef {object} Callout
 * @property {Box} box
 * @property {number} textX
 * @property {string[]} lines date in words, then the title
 *
 * @typedef {object} Overview
 * The whole story in a strip, with a window for what is in view.
 * @property {number} width
 * @property {number} height
 * @property {Box[]} bars how much begins when
 * @property {{x: number, label: string, anchor: "start" | "end"}[]} labels
 * @property {number[]} breaks
 * @property {Box} window
 *
 * @typedef {object} Scene
 * @property {number} width
 * @property {number} height
 * @property {boolean} rtl
 * @property {Box} plot
 * @property {Box} clip where marks are drawn: the plot, and the room beside it
 * @property {Lane[]} lanes
 * @property {Tick[]} ticks
 * @property {Heading[]} headings
 * @property {number[]} breaks where the axis changes its pace
 * @property {ChapterSpan[]} chapters
 * @property {Mark[]} marks in order of time
 * @property {Cluster[]} clusters
 * @property {Arc[]} arcs
 * @property {Callout | null} callout
 * @property {Overview} overview
 * @property {string | null} tabStop the id of the only mark that Tab reaches
 * @property {number} before how many events lie wholly before the view
 * @property {number} after
 * @property {string} heading the view in words
 *
 * @typedef {object} Glyph
 * @property {"dot" | "band"} shape
 * @property {"" | "start" | "end" | "both"} fade of a band; it starts at the top
 * @property {"all" | "part" | "none"} sure how much of it is solid
 *
 * @typedef {object} ColumnEvent
 * @property {"event"} kind
 * @property {string} id
 * @property {string} date in words
 * @property {string} title
 * @property {string} colour of its first side
 * @property {number} significance
 * @property {{name: string, colour: string}[]} sides in order of importance
 * @property {Glyph} glyph
 * @property {string} spoken
 * @property {boolean} selected
 * @property {boolean} disputed
 * @property {boolean} absent it did not happen
 * @property {boolean} chained it is in the chain of answers of the selected event
 * @property {number} nth its number among all events that fit, from 1
 * @property {number} all how many those are
 *
 * @typedef {ColumnEvent
 *   | {kind: "chapter", id: string, title: string, again: boolean, before: string}
 *   | {kind: "gap", text: string, before: string}} Row
 * `before`: the id of the event that comes next. `again`: the chapter has been named above.
 *
 * @typedef {object} Column
 * The story from top to bottom, for narrow places.
 * @property {Row[]} rows in order of time
 * @property {number} before how many events that fit are earlier and not in the rows
 * @property {number} after
 * @property {{earlier: string | null, later: string | null}} more the nearest of those: focusing it
 *   brings it and its neighbours into the rows
 * @property {string | null} tabStop the id of the only event that Tab reaches
 * @property {string} heading the view in words
 */
export {};
