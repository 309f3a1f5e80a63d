(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  var root = document.documentElement;

  // Theme: the system's, until somebody chooses.
  var theme = byId("theme");
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function isDark() { return (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark"; }
  function labelTheme() { theme.textContent = isDark() ? "Light theme" : "Dark theme"; }
  theme.hidden = false;
  theme.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    labelTheme();
  });
  dark.addEventListener("change", labelTheme);
  labelTheme();

  // Details lie in `noscript` until somebody wants them: to a browser with scripts each is one
  // text, so that the page is there at once; to one without, they are elements as any others.
  var entities = { amp: "&", lt: "<", gt: ">", quot: "\"", "#39": "'" };
  function plain(markup) {
    return markup.replace(/<[^>]*>/g, " ")
      .replace(/&(amp|lt|gt|quot|#39);/g, function (_, name) { return entities[name]; });
  }
  function folded(details) { return details.querySelector(":scope > noscript"); }
  function unfold(details) {
    var text = folded(details);
    if (!text) return;
    var box = document.createElement("div");
    if (text.id) box.id = text.id;
    box.innerHTML = text.textContent;
    text.replaceWith(box);
  }
  function unfoldAll() {
    document.querySelectorAll("details > noscript").forEach(function (text) {
      unfold(text.parentElement);
    });
  }
  document.addEventListener("click", function (event) {
    var summary = event.target.closest && event.target.closest("summary");
    if (summary) unfold(summary.parentElement);
  }, true);
  // Opened by other means: a link into it, a script of somebody's.
  document.addEventListener("toggle", function (event) { unfold(event.target); }, true);

  // Filters: the rows know their words; nothing is stored twice.
  var table = byId("controls");
  var body = table.tBodies[0];
  var keys = ["q", "status", "severity", "product", "category", "effort", "framework", "licence"];
  var defaults = { status: "open" };
  var sort = "";
  var inputs = {};
  keys.forEach(function (key) { inputs[key] = byId("f-" + key); });

  var rows = Array.prototype.map.call(body.rows, function (row, index) {
    var cells = row.cells;
    var details = cells[0].firstElementChild;
    return {
      row: row, index: index, details: details,
      status: row.dataset.s,
      severity: cells[2].textContent.toLowerCase(),
      product: cells[3].textContent, category: cells[4].textContent,
      effort: cells[6].textContent.toLowerCase(),
      title: details.firstElementChild.textContent,
      text: null, marks: null
    };
  });
  function textOf(item) {
    if (item.text === null) {
      var text = folded(item.details);
      item.text = (item.row.textContent + (text ? " " + plain(text.textContent) : "")).toLowerCase();
    }
    return item.text;
  }
  function marksOf(item) {
    if (item.marks === null) {
      item.marks = {};
      var markup = item.details.lastElementChild;
      markup = markup.tagName === "NOSCRIPT" ? markup.textContent : markup.innerHTML;
      var pattern = /<dt>([^<]*)(?:<\/dt>)?<dd>([^<]*)/g;
      for (var found; (found = pattern.exec(markup));) item.marks[plain(found[1])] = plain(found[2]);
    }
    return item.marks;
  }
  function isOpen(item) {
    return item.status === "fail" || item.status === "partial" || item.status === "error";
  }
  function matches(item, wanted) {
    if (wanted.status === "open" ? !isOpen(item) : wanted.status && wanted.status !== item.status)
      return false;
    if (wanted.severity && wanted.severity !== item.severity) return false;
    if (wanted.product && wanted.product !== item.product) return false;
    if (wanted.category && wanted.category !== item.category) return false;
    if (wanted.effort && wanted.effort !== item.effort) return false;
    if (wanted.framework && !(wanted.framework in marksOf(item))) return false;
    if (wanted.licence && (marksOf(item).Licence || "").split(", ").indexOf(wanted.licence) < 0)
      return false;
    return wanted.words.every(function (word) { return textOf(item).indexOf(word) >= 0; });
  }
  function wanted() {
    var values = {};
    keys.forEach(function (key) { values[key] = inputs[key].value; });
    values.words = values.q.toLowerCase().split(/\s+/).filter(Boolean);
    return values;
  }
  function apply() {
    var values = wanted();
    var shown = 0;
    rows.forEach(function (item) {
      var fits = matches(item, values);
      if (item.row.hidden === fits) item.row.hidden = !fits;
      if (fits) shown += 1;
    });
    byId("f-count").textContent = "Showing " + shown + " of " + rows.length + " controls";
    byId("f-none").hidden = shown > 0;
    table.hidden = shown === 0;
  }

  // Cards: which there are and in what order is the reader's; without a choice, the page's own.
  var deck = document.querySelector(".cards");
  var role = byId("card-role");
  var list = byId("card-list").lastElementChild;
  var cards = {};
  var cardNames = Array.prototype.map.call(deck.children, function (card) {
    cards[card.dataset.card] = card;
    return card.dataset.card;
  });
  function inSight() {
    return Array.prototype.filter.call(deck.children, function (card) { return !card.hidden; })
      .map(function (card) { return card.dataset.card; });
  }
  var defaultCards = inSight().join(",");
  role.options[0].value = cardNames.join(",");
  function shownCards() { return inSight().join(","); }
  function showCards(text) {
    var wanted = text.split(",").filter(function (name) { return name in cards; });
    if (!wanted.length) wanted = defaultCards.split(",");
    wanted.concat(cardNames).forEach(function (name, index, all) {
      if (all.indexOf(name) !== index) return;
      cards[name].hidden = wanted.indexOf(name) < 0;
      deck.appendChild(cards[name]);
    });
    var now = shownCards();
    var known = Array.prototype.some.call(role.options, function (option) {
      if (option.value === now) role.value = now;
      return option.value === now;
    });
    if (!known) role.value = "own";
    listCards();
  }
  function listCards() {
    var focused = document.activeElement && document.activeElement.dataset.move;
    list.textContent = "";
    Array.prototype.forEach.call(deck.children, function (card, index) {
      var item = document.createElement("li");
      var label = document.createElement("label");
      var box = document.createElement("input");
      box.type = "checkbox";
      box.checked = !card.hidden;
      box.addEventListener("change", function () {
        if (!box.checked && inSight().length < 2) { box.checked = true; return; }
        card.hidden = !box.checked;
        showCards(shownCards());
        remember();
        list.children[inSight().indexOf(card.dataset.card)]?.querySelector("input").focus();
      });
      label.append(box, " " + card.dataset.title);
      item.append(label);
      if (!card.hidden) {
        [["Up", -1], ["Down", 1]].forEach(function (move) {
          var button = document.createElement("button");
          button.type = "button";
          button.className = "quiet";
          button.textContent = move[1] < 0 ? "↑" : "↓";
          button.dataset.move = card.dataset.card + move[0];
          button.setAttribute("aria-label", "Move " + card.dataset.title + " " + move[0].toLowerCase());
          var names = inSight();
          button.disabled = index + move[1] < 0 || index + move[1] >= names.length;
          button.addEventListener("click", function () {
            names.splice(index + move[1], 0, names.splice(index, 1)[0]);
            showCards(names.join(","));
            remember();
          });
          item.append(button);
        });
      }
      list.append(item);
    });
    if (focused) {
      var again = list.querySelector('[data-move="' + focused + '"]');
      if (again) (again.disabled ? again.parentElement.querySelector("button:enabled") : again).focus();
    }
  }
  role.addEventListener("change", function () {
    if (role.value === "own") { byId("card-list").open = true; return; }
    showCards(role.value);
    remember();
  });

  // The state stands in the fragment, so that a filtered view can be sent.
  function stateText() {
    var parts = [];
    keys.forEach(function (key) {
      var value = inputs[key].value;
      if (value !== (defaults[key] || "")) parts.push(key + "=" + encodeURIComponent(value));
    });
    if (sort) parts.push("sort=" + encodeURIComponent(sort));
    if (shownCards() !== defaultCards) parts.push("cards=" + shownCards());
    return parts.length ? "#?" + parts.join("&") : "#";
  }
  function remember() {
    try { history.replaceState(null, "", stateText()); } catch (_) { /* a sandbox may forbid it */ }
  }
  function decoded(text) {
    try { return decodeURIComponent(text); } catch (_) { return text; }
  }
  function restore() {
    var hash = location.hash;
    if (hash.indexOf("#?") === 0) {
      var values = {};
      hash.slice(2).split("&").forEach(function (part) {
        var at = part.indexOf("=");
        if (at > 0) values[part.slice(0, at)] = decoded(part.slice(at + 1));
      });
      if (values.cards) showCards(values.cards);
      var filters = keys.concat("sort").some(function (key) { return key in values; });
      if (filters) {
        keys.forEach(function (key) {
          inputs[key].value = key in values ? values[key] : defaults[key] || "";
          if (inputs[key].selectedIndex < 0) inputs[key].value = "";
        });
        order(values.sort || "");
        apply();
        layOut();
        byId("findings").scrollIntoView();
      }
      go(values.at);
      // A link of the page says what it filters by; what else was chosen stays.
      if (!values.cards && shownCards() !== defaultCards) remember();
      return;
    }
    var place = decoded(hash.slice(1));
    go(place);
    if (place && shownCards() !== defaultCards) {
      try {
        history.replaceState(
          null, "", "#?cards=" + shownCards() + "&at=" + encodeURIComponent(place));
      } catch (_) { /* as above */ }
    }
  }
  // Until then only the first screen is laid out; whoever goes elsewhere needs all of it.
  function layOut() { root.classList.add("whole"); }
  addEventListener("load", function () { setTimeout(layOut, 0); });
  function go(place) {
    var target = place && byId(place);
    if (!target) return;
    layOut();
    if (body.contains(target)) reveal(target);
    else {
      if (target.tagName === "DETAILS") { unfold(target); target.open = true; }
      target.scrollIntoView();
    }
  }
  function reveal(target) {
    var row = target.closest("#controls > tbody > tr");
    if (row && row.hidden) {
      keys.forEach(function (key) { inputs[key].value = ""; });
      apply();
    }
    for (var node = target.parentElement; node; node = node.parentElement)
      if (node.tagName === "DETAILS") { unfold(node); node.open = true; }
    row.scrollIntoView();
  }

  // Sorting: a button in each head; a third press goes back to the order of the report.
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var ranks = {
    1: ["fail", "partial", "error", "not measured", "risk accepted", "asserted", "pass"],
    2: ["critical", "high", "medium", "low"], 6: ["low", "moderate", "high"]
  };
  function sortKey(item, column) {
    var text = column === 0 ? item.title : item.row.cells[column].textContent;
    if (ranks[column]) {
      var rank = ranks[column].indexOf(text.toLowerCase());
      return rank < 0 ? 99 : rank;
    }
    if (column === 5) { var pair = text.split("/"); return pair.length < 2 ? -1 : pair[1] - pair[0]; }
    if (column === 7) { var n = parseInt(text, 10); return isNaN(n) ? -1 : n; }
    return text.toLowerCase();
  }
  function order(state) {
    var match = /^([0-7])([ad])$/.exec(state);
    sort = match ? state : "";
    var column = match ? +match[1] : -1;
    var direction = match && match[2] === "d" ? -1 : 1;
    var sorted = rows.slice();
    if (match) {
      sorted.forEach(function (item) { item.key = sortKey(item, column); });
      sorted.sort(function (a, b) {
        if (a.key === b.key) return a.index - b.index;
        return (a.key < b.key ? -1 : 1) * direction;
      });
    }
    var fragment = document.createDocumentFragment();
    sorted.forEach(function (item) { fragment.appendChild(item.row); });
    body.appendChild(fragment);
    heads.forEach(function (head, index) {
      if (index === column) head.setAttribute("aria-sort", direction < 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }
  heads.forEach(function (head, index) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var first = index === 5 || index === 7 ? "d" : "a";
      var second = first === "a" ? "d" : "a";
      order(sort === index + first ? index + second : sort === index + second ? "" : index + first);
      remember();
    });
  });

  var waiting = 0;
  keys.forEach(function (key) {
    inputs[key].addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () { apply(); remember(); }, key === "q" ? 120 : 0);
    });
  });
  byId("f-reset").addEventListener("click", function () {
    keys.forEach(function (key) { inputs[key].value = defaults[key] || ""; });
    order("");
    apply();
    remember();
  });
  document.addEventListener("keydown", function (event) {
    var tag = document.activeElement && document.activeElement.tagName;
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      && tag !== "INPUT" && tag !== "SELECT") {
      event.preventDefault();
      inputs.q.focus();
    }
    // The browser's own search must find what is folded.
    if (event.key === "F3" || ((event.ctrlKey || event.metaKey) && /^[fg]$/i.test(event.key)))
      unfoldAll();
  });

  // On paper everything is open.
  var opened = [];
  addEventListener("beforeprint", function () {
    unfoldAll();
    opened = Array.prototype.filter.call(document.querySelectorAll("details:not([open])"),
      function (details) { return !details.closest("tr[hidden]"); });
    opened.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });

  byId("filters").hidden = false;
  byId("card-choice").hidden = false;
  addEventListener("hashchange", restore);
  apply();
  showCards(defaultCards);
  restore();
})();
