// The licences of all that is in the page, shown when the reader opens them.
import { make } from "./dom.js";
import { readPart } from "./parts.js";

export function showLicences(details, element, alarm) {
    const show = async () => {
        const parts = await readPart("licences");
        element.replaceChildren(...parts.map(({ name, version, note, text }) => make("details", {},
            make("summary", {}, make("b", {}, name), ` ${version}`), note ? make("p", { class: "hint" }, note) : null, make("pre", { tabindex: "0", lang: "en" }, text))));
    };
    details.addEventListener("toggle", () => details.open && !element.firstChild && show().catch(alarm));
}
