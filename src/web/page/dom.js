// Small helpers to make elements; texts are always set as text.

// make("button", { type: "button", class: "plain", data: { file }, on: { click } }, "text", element, …): null children are left out.
export function make(tag, { on = {}, data = {}, ...attributes } = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === true) {
            element.setAttribute(name, "");
        } else if (value !== false && value !== null && value !== undefined) {
            element.setAttribute(name, value);
        }
    }
    Object.assign(element.dataset, data);
    for (const [event, listener] of Object.entries(on)) {
        element.addEventListener(event, listener);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null));
    return element;
}

// Says something in the live region.
export function tell(text) {
    document.dispatchEvent(new CustomEvent("tell", { detail: text }));
}

// Radio buttons that look like one switch; `choices`: [[value, label, count]]. What there is none of is left out.
export function choose(name, legend, choices, chosen, change) {
    const shown = choices.filter(([value, , count], i) => i === 0 || count > 0 || value === chosen);
    const buttons = shown.map(([value, label, count]) => make("label", {},
        make("input", { type: "radio", name, value, checked: value === chosen, on: { change: () => change(value) } }), `${label} ${count}`));
    return make("fieldset", { class: "choose" }, make("legend", { class: "hidden" }, legend), ...buttons);
}
