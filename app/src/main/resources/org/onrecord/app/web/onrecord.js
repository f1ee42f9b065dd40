// The pages of On Record: claims with filters, one claim with its proof, the stream of changes, and the status.
const RELATIONS = ["PARTNERS_WITH", "JOINT_VENTURE_WITH", "CO_DEVELOPS_WITH", "MERGES_WITH", "MANUFACTURES_FOR",
  "SUPPLIES", "LICENSES_TO", "DISTRIBUTES_FOR", "INVESTS_IN", "OWNS"];
const STANDINGS = ["OFFICIAL", "SPECULATION", "DENIED", "DISPUTED", "ENDED", "WITHDRAWN"];
const view = document.getElementById("view");
let changes = null;

/** Text comes from the web: it only ever becomes text nodes, never markup. */
function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

const words = text => (text ?? "").replaceAll("_", " ");
const day = moment => (moment ? moment.slice(0, 10) : "undated");
const standing = value => element("span", { class: `standing ${value}` }, value);
const externally = url => (/^https?:\/\//.test(url ?? "") ? url : null);

async function fetched(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).error ?? `HTTP ${response.status}`);
  return response.json();
}

function claimLine(claim) {
  return element("li", {},
    element("a", { class: "parties", href: `#/claim/${claim.claimId}` },
      claim.subject, element("span", { class: "relation" }, words(claim.relation)), claim.object),
    standing(claim.standing),
    claim.quote ? element("blockquote", {}, claim.quote) : null,
    element("p", { class: "meta" },
      [claim.publisher, day(claim.lastPublished), words(claim.phase).toLowerCase(), claim.group,
        `${claim.officialCount} official, ${claim.speculationCount} speculation, ${claim.denialCount} denial`,
        `${claim.independentPublisherCount} independent of ${claim.publisherCount} publishers`]
        .filter(Boolean).join(" · ")));
}

async function showClaims() {
  const page = document.getElementById("claims-view").content.cloneNode(true);
  const form = page.querySelector("form"), list = page.querySelector("ul"), summary = page.querySelector(".summary");
  RELATIONS.forEach(value => form.relation.append(element("option", { value }, words(value).toLowerCase())));
  STANDINGS.forEach(value => form.standing.append(element("option", { value }, value.toLowerCase())));
  const query = new URLSearchParams(location.hash.split("?")[1] ?? "");
  query.forEach((value, key) => { if (form[key]) form[key].value = value; });
  let latest = 0, waiting;
  const load = async () => {
    const turn = ++latest;
    const parameters = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `#/?${parameters}`);
    try {
      const { claims } = await fetched(`/api/claims?${parameters}`);
      if (turn !== latest) return;
      list.replaceChildren(...claims.map(claimLine));
      summary.textContent = `${claims.length} claim${claims.length === 1 ? "" : "s"}`;
    } catch (error) {
      summary.replaceChildren(element("span", { class: "error" }, error.message));
    }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(load, 200); });
  form.addEventListener("submit", event => { event.preventDefault(); load(); });
  view.replaceChildren(page);
  await load();
}

/** The quote with the words underlined that decided. Offsets count from the start of the article's text. */
function quote(evidence) {
  const node = element("blockquote", {});
  let at = evidence.start;
  const inside = evidence.cues.filter(cue => cue.start >= evidence.start && cue.end <= evidence.end)
    .sort((left, right) => left.start - right.start);
  for (const cue of inside) {
    if (cue.start < at) continue;
    node.append(evidence.quote.slice(at - evidence.start, cue.start - evidence.start),
      element("mark", { title: words(cue.kind).toLowerCase() }, cue.text));
    at = cue.end;
  }
  node.append(evidence.quote.slice(at - evidence.start));
  return node;
}

function evidenceLine(evidence) {
  const speaker = evidence.speaker;
  const who = speaker ? [speaker.name, speaker.role, speaker.organisation].filter(Boolean).join(", ") : null;
  return element("li", {},
    quote(evidence),
    element("p", { class: "meta" },
      element("span", { class: `standing ${evidence.polarity === "DENIED" ? "DENIED" : evidence.status}` },
        `${evidence.polarity === "DENIED" ? "DENIAL, " : ""}${evidence.status}`), " ",
      [words(evidence.basis).toLowerCase(), who ? `${who}${speaker.inferred ? " (inferred)" : ""}` : null,
        words(evidence.phase).toLowerCase(), `confidence ${evidence.confidence.toFixed(2)}`].filter(Boolean).join(" · ")),
    element("p", { class: "meta" },
      `${evidence.publisher}, ${day(evidence.publishedAt)}: `,
      element("a", { href: externally(evidence.url), rel: "noopener noreferrer" }, evidence.title || evidence.url)));
}

async function showClaim(id) {
  const { claim, evidence, timeline } = await fetched(`/api/claims/${encodeURIComponent(id)}`);
  view.replaceChildren(
    element("h2", {}, claim.subject, element("span", { class: "relation" }, words(claim.relation)), claim.object,
      standing(claim.standing)),
    element("p", { class: "meta" }, [`claim ${claim.claimId}`, `version ${claim.version}`,
      `confidence ${claim.confidence.toFixed(2)}`, claim.officialSince ? `official since ${day(claim.officialSince)}` : null,
      claim.group].filter(Boolean).join(" · ")),
    element("h2", {}, "Evidence"),
    element("ol", { class: "evidence" }, ...evidence.map(evidenceLine)),
    element("h2", {}, "History"),
    element("table", {}, element("tbody", {}, ...timeline.map(step => element("tr", {},
      element("td", {}, `v${step.version}`), element("td", {}, day(step.occurredAt)),
      element("td", {}, words(step.change).toLowerCase()), element("td", {}, standing(step.standing)))))));
}

function showChanges() {
  const list = element("ul", { class: "claims" });
  const summary = element("p", { class: "summary" }, "Connecting…");
  view.replaceChildren(element("h2", {}, "Changes as they happen"), summary, list);
  changes = new EventSource("/api/changes");
  changes.onopen = () => { summary.textContent = "Connected: the newest change is at the top."; };
  changes.onerror = () => { summary.textContent = "The connection was lost; trying again…"; };
  changes.onmessage = event => {
    const change = JSON.parse(event.data);
    list.prepend(element("li", {},
      element("a", { class: "parties", href: `#/claim/${change.claim_id}` },
        change.subject, element("span", { class: "relation" }, words(change.relation)), change.object),
      standing(change.standing_to),
      change.quote ? element("blockquote", {}, change.quote) : null,
      element("p", { class: "meta" }, [change.change.toLowerCase(), change.standing_from ? `was ${change.standing_from}` : null,
        change.publisher, change.occurred_at].filter(Boolean).join(" · "))));
    while (list.children.length > 200) list.lastChild.remove();
  };
}

async function showStatus() {
  const sections = await fetched("/api/status");
  view.replaceChildren(...Object.entries(sections).flatMap(([title, rows]) => [
    element("h2", {}, title),
    rows.length === 0 ? element("p", { class: "meta" }, "nothing") : element("table", {},
      element("thead", {}, element("tr", {}, ...Object.keys(rows[0]).map(key => element("th", {}, words(key))))),
      element("tbody", {}, ...rows.map(row => element("tr", {}, ...Object.values(row).map(value =>
        element("td", { class: typeof value === "number" ? "number" : null }, String(value ?? "")))))))]));
}

async function route() {
  changes?.close();
  changes = null;
  const path = location.hash.replace(/^#/, "").split("?")[0];
  try {
    if (path.startsWith("/claim/")) await showClaim(path.slice("/claim/".length));
    else if (path === "/changes") showChanges();
    else if (path === "/status") await showStatus();
    else await showClaims();
  } catch (error) {
    view.replaceChildren(element("p", { class: "error" }, error.message));
  }
}

window.addEventListener("hashchange", route);
route();
