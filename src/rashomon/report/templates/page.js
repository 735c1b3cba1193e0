// Only comfort: without it every link still jumps and flashes by style alone.
(() => {
  "use strict";
  const back = document.createElement("button");
  back.className = "back";
  back.type = "button";
  back.hidden = true;
  back.textContent = "↩ Back to the finding";
  document.body.append(back);
  let origin = null;

  const anchorOf = (link) => document.getElementById(link.hash.slice(1));
  const clear = () => document.querySelectorAll(".also").forEach((e) => e.classList.remove("also"));

  // The words on the other side scroll into view in their own pane.
  const showBeside = (link) => {
    const group = link.closest("[data-group]");
    const target = anchorOf(link);
    const own = target && target.closest(".pane");
    if (!group || !own) return;
    const seen = new Set([own]);
    const precise = group.querySelectorAll(".big .w");
    for (const other of precise.length ? precise : group.querySelectorAll("a.w")) {
      const words = anchorOf(other);
      const pane = words && words.closest(".pane");
      if (!pane || seen.has(pane)) continue;
      seen.add(pane);
      words.classList.add("also");
      const down = words.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += down - pane.clientHeight * 0.3;
    }
  };

  // Not every browser opens the folds around what a link leads to.
  const unfold = (element) => {
    for (let fold = element; fold; fold = fold.parentElement) {
      if (fold.localName === "details") fold.open = true;
    }
  };
  const arrived = () => unfold(document.getElementById(location.hash.slice(1)));
  addEventListener("hashchange", arrived);
  arrived();

  document.addEventListener("click", (event) => {
    const inside = event.target.closest('a[href^="#"]');
    if (inside) unfold(anchorOf(inside));
    const link = event.target.closest("a.w");
    if (!link) return;
    clear();
    showBeside(link);
    if (!link.closest(".pane")) {
      origin = link;
      back.hidden = false;
    }
  });
  back.addEventListener("click", () => {
    back.hidden = true;
    if (!origin) return;
    origin.scrollIntoView({ block: "center" });
    origin.focus({ preventScroll: true });
  });
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((e) => { e.open = true; });
  });
})();
