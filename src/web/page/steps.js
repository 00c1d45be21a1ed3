// The steps of the header as tabs: arrows go along, one panel is seen at a time.

// Gives goTo(step). A panel is told "shown" when it comes into sight; `leave` is called before.
export function makeSteps(leave) {
    const tabs = [...document.querySelectorAll("#steps [role=tab]")];
    const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

    function choose(tab) {
        leave();
        for (const other of tabs) {
            other.setAttribute("aria-selected", String(other === tab));
            other.tabIndex = other === tab ? 0 : -1;
            panelOf(other).hidden = other !== tab;
        }
        scrollTo(0, 0);
        panelOf(tab).dispatchEvent(new Event("shown"));
    }

    function along(event) {
        const at = tabs.indexOf(event.currentTarget), last = tabs.length - 1;
        const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            choose(tabs[to]);
            tabs[to].focus();
        }
    }

    for (const tab of tabs) {
        tab.addEventListener("click", () => choose(tab));
        tab.addEventListener("keydown", along);
    }
    choose(tabs[0]);
    return (step) => choose(document.getElementById(`step-${step}`));
}
