// The booklet's pages: thumbnails, and the pages one below the other as a PDF reader has them.
//
// Of every page its text is in the document (text.svg), so that the browser's own search finds it, screen readers read it
// and it can be copied; its picture is there only near what is looked at. Both are asked from the engine in small
// portions: first the page that is open, so that an edit shows at once.
import { EngineLost } from "./client.js";
import { make, tell } from "./dom.js";
import { PartMissing } from "./parts.js";

const GAP = 16; // between pages, in pixels, as in pages.css
const PIXELS_PER_POINT = 96 / 72;
const SCALES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const NEAR = 2; // pages before and behind the open one that have their pictures
const PORTION = 8; // pages a call, so that an edit does not have to wait for long

const decoder = new TextDecoder();

export function showPages(element, { client, work, words, openAnswer }) {
    let book = null; // as the engine lists it
    let sheets = []; // of each page {section, thumbnail, picture, text, …}
    let open = 0;
    let zoom = { fit: "width", scale: 1 };
    let version = 0; // of the book
    let isStale = true;
    let updating = false; // pages are being made
    let mark = null; // an answer to be marked as soon as its page is there: {card, field}

    // ---- the frame ----

    const tools = {};
    const list = make("ol", { class: "thumbnails" });
    const view = make("div", { class: "view", tabindex: "0", role: "group" });
    const note = make("div", { class: "pages-note", role: "status" });
    const bar = make("div", { class: "page-tools", role: "toolbar" });
    const nav = make("nav", { class: "pages-list" }, list);
    const frame = make("div", { class: "pages" }, bar, note, nav, view);

    function button(name, text, click, attributes = {}) {
        tools[name] = make("button", { type: "button", ...attributes, on: { click } }, text);
        return tools[name];
    }

    function showFrame() {
        const number = make("input", { id: "page-number", inputmode: "numeric", size: 4, autocomplete: "off", on: { change: () => goToLabel(number.value) } });
        const answers = make("select", { id: "page-answers" });
        Object.assign(tools, { number, answers, count: make("span"), scale: make("output", { "aria-live": "off" }) });
        bar.replaceChildren(
            make("div", { class: "group" },
                button("previous", "◀", () => goTo(open - 1), { "aria-label": words("page_previous"), title: words("page_previous") }),
                make("label", { for: "page-number" }, words("page_number")), number, tools.count,
                button("next", "▶", () => goTo(open + 1), { "aria-label": words("page_next"), title: words("page_next") })),
            make("div", { class: "group", role: "group", "aria-label": words("zoom") },
                button("out", "−", () => step(-1), { "aria-label": words("zoom_out"), title: words("zoom_out") }), tools.scale,
                button("in", "+", () => step(1), { "aria-label": words("zoom_in"), title: words("zoom_in") }),
                button("width", words("zoom_width"), () => setZoom({ fit: "width" })),
                button("page", words("zoom_page"), () => setZoom({ fit: "page" })),
                button("double", "200 %", () => setZoom({ scale: 2 }))),
            make("div", { class: "group" }, make("label", { for: "page-answers" }, words("page_answers")), answers,
                button("edit", words("page_answers_open"), () => edit(Number(answers.value)))));
        bar.setAttribute("aria-label", words("pages_tools"));
        nav.setAttribute("aria-label", words("pages_list"));
        view.setAttribute("aria-label", words("pages_view"));
        element.replaceChildren(make("h1", { class: "hidden" }, words("pages_title")), frame, make("p", { class: "hint pages-hint" }, words("pages_hint")));
        nameSheets();
        showZoom();
        showOpen();
    }

    function showNote(...children) {
        note.replaceChildren(...children);
        note.hidden = children.length === 0;
    }

    // ---- the book ----

    // Asks for the pages anew; what is wrong with the records is told by the step of mistakes.
    async function update() {
        if (element.hidden || !isStale || !work.folder) {
            return;
        }
        isStale = false;
        const mine = ++version;
        updating = true;
        try {
            const answer = await client.run(["pages", work.folder, "--picture", "--text", ...(book ? [String(open + 1)] : ["1"])], { newest: "pages" });
            if (mine === version && answer) {
                updating = false;
                take(answer);
            }
        } catch (error) {
            if (error instanceof EngineLost) {
                isStale = true; // told by the frame; made again when the step is opened
            } else if (error instanceof PartMissing) {
                showNote(words("part_missing", error.part));
            } else {
                throw error;
            }
        } finally {
            updating = mine !== version && updating;
        }
    }

    function take(answer) {
        const isTooFar = answer.status === 64 && book; // fewer pages than before
        if (answer.status !== 0 && !isTooFar) {
            refuse(answer);
            return;
        }
        book = JSON.parse(answer.text);
        showNote();
        fitSheets();
        if (isTooFar) {
            open = book.pages.length - 1;
        }
        for (const sheet of sheets) {
            sheet.textVersion = sheet.pictureVersion = 0;
        }
        receive(answer.outputs);
        nameSheets();
        showZoom();
        showOpen();
        if (mark) {
            goToMark();
        }
        fill().catch(reportError);
    }

    function refuse(answer) {
        if (!book) {
            showNote(words(answer.errors ? "pages_refused" : "pages_none"));
            return;
        }
        const go = () => document.getElementById("step-mistakes").click();
        showNote(words("pages_stale", answer.errors), " ", make("button", { type: "button", class: "link", on: { click: go } }, words("pages_stale_go")));
    }

    function clear() {
        book = null;
        open = 0;
        mark = null;
        version++;
        for (const sheet of sheets) {
            drop(sheet);
        }
        sheets = [];
        view.replaceChildren();
        list.replaceChildren();
        showNote(words(work.folder ? "pages_none" : "none_open"));
    }

    // ---- sheets ----

    function newSheet(index) {
        const picture = make("img", { alt: "", draggable: "false" });
        const text = make("div", { class: "page-text" });
        const marks = make("div", { class: "marks", "aria-hidden": "true" });
        const section = make("section", { class: "page" }, picture, text, marks);
        const small = make("img", { alt: "", draggable: "false" });
        const label = make("span");
        const thumbnail = make("button", { type: "button", tabindex: "-1", on: { click: () => goTo(index) } }, make("span", { class: "paper" }, small), label);
        return { index, section, picture, text, marks, small, label, thumbnail, url: null, textVersion: 0, pictureVersion: 0, written: "" };
    }

    function drop(sheet) {
        URL.revokeObjectURL(sheet.url);
        sheet.section.remove();
        sheet.thumbnail.closest("li")?.remove();
        seen.unobserve(sheet.thumbnail);
    }

    // As many as the book has pages; those that stay keep what they show until it is replaced.
    function fitSheets() {
        while (sheets.length > book.pages.length) {
            drop(sheets.pop());
        }
        while (sheets.length < book.pages.length) {
            const sheet = newSheet(sheets.length);
            sheets.push(sheet);
            view.append(sheet.section);
            list.append(make("li", {}, sheet.thumbnail));
            seen.observe(sheet.thumbnail);
        }
        frame.style.setProperty("--ratio", book.width / book.height);
        open = Math.min(open, sheets.length - 1);
    }

    // The municipalities whose answers are there, or else what the bookmarks say.
    function titleOf(index) {
        const { fields, cards, pages, bookmarks } = book;
        const found = new Set(pages[index].answers.map((answer) => cards[Math.floor(answer / fields.length)].names));
        const bookmark = bookmarks.findLast((it) => it.page <= index + 1);
        return found.size === 1 ? [...found][0] : (bookmark?.title ?? "");
    }

    function nameSheets() {
        for (const { index, section, label, thumbnail } of book ? sheets : []) {
            const number = book.pages[index].label || String(index + 1), title = titleOf(index);
            const name = title ? words("page_name_of", number, title) : words("page_name", number);
            section.setAttribute("aria-label", name);
            label.textContent = title ? `${number} ${title}` : number;
        }
    }

    function receive(outputs) {
        for (const { name, bytes } of outputs) {
            const [number, content] = name.split(".");
            const sheet = sheets[number - 1];
            if (content === "picture") {
                showPicture(sheet, bytes);
            } else if (sheet) {
                showText(sheet, decoder.decode(bytes));
            }
        }
    }

    function showPicture(sheet, bytes) {
        URL.revokeObjectURL(sheet.url);
        sheet.url = URL.createObjectURL(new Blob([bytes], { type: "image/svg+xml" }));
        sheet.pictureVersion = version;
        sheet.small.src = sheet.url;
        if (isNear(sheet.index)) {
            sheet.picture.src = sheet.url;
        }
    }

    function showText(sheet, markup) {
        sheet.textVersion = version;
        if (sheet.written !== markup) { // else a selection would be lost for nothing
            sheet.text.innerHTML = markup;
            sheet.written = markup;
            sheet.marks.replaceChildren();
        }
        if (mark?.page === sheet.index) {
            showMark();
        }
    }

    // ---- asking for what is missing ----

    const inView = new Set(); // thumbnails
    const seen = new IntersectionObserver((changes) => {
        for (const { target, isIntersecting } of changes) {
            const sheet = sheets.find(({ thumbnail }) => thumbnail === target);
            inView[isIntersecting ? "add" : "delete"](sheet);
        }
        fill().catch(reportError);
    }, { root: nav, rootMargin: "200px" });

    const isNear = (index) => Math.abs(index - open) <= NEAR;
    const byDistance = (a, b) => Math.abs(a.index - open) - Math.abs(b.index - open);

    // The next portion: pictures of pages near and of thumbnails in view before texts, those near before those far.
    function nextPortion() {
        const pictures = sheets.filter((sheet) => sheet.pictureVersion !== version && (isNear(sheet.index) || inView.has(sheet)));
        const texts = sheets.filter((sheet) => sheet.textVersion !== version);
        const [what, wanted] = texts.some(({ index }) => isNear(index)) || !pictures.length ? ["--text", texts] : ["--picture", pictures];
        return { what, numbers: wanted.sort(byDistance).slice(0, PORTION).map(({ index }) => String(index + 1)) };
    }

    let filling = false;
    async function fill() {
        if (filling || !book) {
            return;
        }
        filling = true;
        try {
            for (let portion = nextPortion(); portion.numbers.length && !isStale && !element.hidden; portion = nextPortion()) {
                const mine = version;
                const answer = await client.run(["pages", work.folder, portion.what, ...portion.numbers], { newest: "portion" });
                if (!answer || answer.status !== 0) {
                    break; // an edit came between: it fills anew
                }
                if (mine === version) {
                    receive(answer.outputs);
                }
            }
        } catch (error) {
            if (!(error instanceof EngineLost)) {
                throw error;
            }
        } finally {
            filling = false;
        }
    }

    // ---- where one is ----

    const scaleNow = () => (sheets[0]?.section.offsetWidth ?? 0) / ((book?.width ?? 1) * PIXELS_PER_POINT);

    function goTo(index, { center = null } = {}) {
        if (!sheets.length) {
            return;
        }
        setOpen(Math.max(0, Math.min(index, sheets.length - 1)));
        const { section } = sheets[open];
        view.scrollTop = center === null ? section.offsetTop - GAP / 2 : section.offsetTop + section.offsetHeight * center - view.clientHeight / 2;
        keptPlace = placeNow();
    }

    function goToLabel(label) {
        const wanted = label.normalize("NFKC").trim();
        const index = book?.pages.findIndex((page) => page.label === wanted) ?? -1;
        goTo(index >= 0 ? index : /^\d+$/.test(wanted) ? Number(wanted) - 1 : open);
        showOpen();
    }

    function setOpen(index) {
        if (index !== open) {
            open = index;
            showOpen();
            fill().catch(reportError);
        }
    }

    function showOpen() {
        for (const sheet of sheets) {
            const isOpen = sheet.index === open;
            sheet.thumbnail.tabIndex = isOpen ? 0 : -1;
            sheet.thumbnail.toggleAttribute("aria-current", isOpen);
            if (isOpen) {
                sheet.thumbnail.setAttribute("aria-current", "page");
            }
            const shown = isNear(sheet.index) ? sheet.url : null;
            if (shown && sheet.picture.src !== shown) {
                sheet.picture.src = shown;
            } else if (!shown) {
                sheet.picture.removeAttribute("src");
            }
        }
        if (!book) {
            return;
        }
        const { thumbnail } = sheets[open];
        nav.scrollTop = Math.max(Math.min(nav.scrollTop, thumbnail.offsetTop - 8), thumbnail.offsetTop + thumbnail.offsetHeight + 8 - nav.clientHeight);
        tools.number.value = book.pages[open].label || String(open + 1);
        tools.count.textContent = words("page_count", book.pages.at(-1).label || sheets.length);
        tools.previous.disabled = open === 0;
        tools.next.disabled = open === sheets.length - 1;
        showAnswers();
    }

    // For those who do not click on words.
    function showAnswers() {
        const { fields, cards, pages } = book;
        const option = (answer) => make("option", { value: String(answer) }, fields[answer % fields.length].label);
        const groups = new Map();
        for (const answer of pages[open].answers) {
            const card = Math.floor(answer / fields.length);
            groups.set(card, [...(groups.get(card) ?? []), answer]);
        }
        tools.answers.replaceChildren(...[...groups].map(([card, answers]) => make("optgroup", { label: cards[card].names }, answers.map(option))));
        tools.answers.disabled = tools.edit.disabled = groups.size === 0;
    }

    // The place within the pages that stands in the middle of the view, kept while their size changes.
    let keptPlace = { page: 0, at: 0 };
    function placeNow() {
        const middle = view.scrollTop + view.clientHeight / 2, height = (sheets[0]?.section.offsetHeight ?? 0) + GAP;
        const page = Math.max(0, Math.min(sheets.length - 1, Math.floor(middle / height)));
        return { page, at: sheets[page] ? (middle - sheets[page].section.offsetTop) / sheets[page].section.offsetHeight : 0 };
    }

    // ---- zoom ----

    function setZoom({ fit = null, scale = scaleNow() }) {
        zoom = { fit, scale };
        showZoom();
    }

    function step(by) {
        const now = scaleNow(), all = by > 0 ? SCALES : [...SCALES].reverse();
        setZoom({ scale: all.find((scale) => (scale - now) * by > 0.01) ?? now });
    }

    function showZoom() {
        if (!book || !view.clientWidth) {
            return;
        }
        const { page, at } = keptPlace;
        const room = { width: view.clientWidth - 2 * GAP, height: view.clientHeight - GAP };
        const full = book.width * PIXELS_PER_POINT;
        const width = { width: room.width, page: Math.min(room.width, (room.height * book.width) / book.height) }[zoom.fit] ?? full * zoom.scale;
        frame.style.setProperty("--page-width", `${Math.max(width, 40)}px`);
        tools.scale.textContent = `${Math.round((width / full) * 100)} %`;
        tools.width.setAttribute("aria-pressed", String(zoom.fit === "width"));
        tools.page.setAttribute("aria-pressed", String(zoom.fit === "page"));
        tools.double.setAttribute("aria-pressed", String(!zoom.fit && zoom.scale === 2));
        const sheet = sheets[Math.min(page, sheets.length - 1)].section;
        view.scrollTop = sheet.offsetTop + sheet.offsetHeight * at - view.clientHeight / 2;
    }

    // ---- from a page to an answer and back ----

    function edit(answer) {
        const { fields, cards } = book;
        openAnswer(cards[Math.floor(answer / fields.length)].slug, fields[answer % fields.length].path);
    }

    function click(event) {
        const link = event.target.closest("a[href^='#page-']");
        if (link) {
            event.preventDefault();
            goTo(Number(link.getAttribute("href").slice("#page-".length)) - 1);
            return;
        }
        const words = event.target.closest("[data-answer]");
        if (words && getSelection().isCollapsed) { // else text was selected, to be copied
            edit(Number(words.dataset.answer));
        }
    }

    // Marks an answer on the first page that has it.
    function place({ slug, field }) {
        mark = { slug, field };
        if (element.hidden) {
            document.getElementById("step-pages").click();
        }
        if (book && !isStale && !updating) { // else as soon as the pages are new
            goToMark();
        }
    }

    function goToMark() {
        const card = book.cards.findIndex(({ slug }) => slug === mark.slug), at = book.fields.findIndex(({ path }) => path === mark.field);
        mark.answer = card * book.fields.length + at;
        mark.page = card < 0 || at < 0 ? -1 : book.pages.findIndex(({ answers }) => answers.includes(mark.answer));
        if (mark.page < 0) {
            tell(words("place_nowhere"));
            mark = null;
            return;
        }
        goTo(mark.page);
        if (sheets[mark.page].textVersion === version) {
            showMark();
        }
    }

    function showMark() {
        const { page, answer } = mark, { section, text, marks } = sheets[page];
        const outer = section.getBoundingClientRect();
        const boxes = [...text.querySelectorAll(`[data-answer="${answer}"]`)].map((piece) => piece.getBoundingClientRect());
        for (const sheet of sheets) {
            sheet.marks.replaceChildren();
        }
        mark = null;
        if (!boxes.length) {
            return;
        }
        const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
        const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
        const box = make("div", { class: "mark" });
        const percent = (length, of) => `${(length / of) * 100}%`;
        Object.assign(box.style, {
            left: percent(left - outer.left, outer.width), top: percent(top - outer.top, outer.height),
            width: percent(right - left, outer.width), height: percent(bottom - top, outer.height),
        });
        marks.append(box);
        goTo(page, { center: ((top + bottom) / 2 - outer.top) / outer.height });
        view.focus({ preventScroll: true });
        const { fields, cards, pages } = book;
        tell(words("place_shown", pages[page].label || page + 1, cards[Math.floor(answer / fields.length)].names, fields[answer % fields.length].label));
    }

    // ---- keyboard ----

    // Up and down scroll; a page that is seen whole is turned by PageUp and PageDown, a larger one scrolls.
    function key(event) {
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
            return;
        }
        const isWhole = sheets.length && sheets[0].section.offsetHeight <= view.clientHeight;
        const inList = nav.contains(event.target);
        const turns = { ArrowLeft: -1, ArrowRight: 1, ...(isWhole || inList ? { PageUp: -1, PageDown: 1 } : {}), ...(inList ? { ArrowUp: -1, ArrowDown: 1 } : {}) };
        const to = { Home: 0, End: sheets.length - 1 }[event.key] ?? (turns[event.key] ? open + turns[event.key] : null);
        if (to === null) {
            return;
        }
        event.preventDefault();
        goTo(to);
        if (inList) {
            sheets[open]?.thumbnail.focus({ preventScroll: true });
        }
    }

    // ---- what happens ----

    view.addEventListener("click", click);
    view.addEventListener("keydown", key);
    nav.addEventListener("keydown", key);
    view.addEventListener("scroll", () => {
        if (sheets.length && view.clientHeight) {
            keptPlace = placeNow();
            setOpen(keptPlace.page);
        }
    }, { passive: true });
    new ResizeObserver(showZoom).observe(view);
    element.addEventListener("shown", () => {
        showZoom();
        update().then(fill).catch(reportError);
    });
    work.addEventListener("change", ({ detail }) => {
        isStale = true;
        if (detail.begun) {
            clear();
        }
        update().catch(reportError);
    });
    work.addEventListener("language", showFrame);
    document.addEventListener("place", ({ detail }) => place(detail));
    showFrame();
    clear();
}
