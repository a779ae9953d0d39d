#!/usr/bin/env bash
# page.sh PAGE.html OUT.cs NAMESPACE CLASS: makes of a page the class that a device serves it from (Shared/Web/IWebPage.cs).
# Run it after each change of the page; a test holds the class to the page.
set -euo pipefail
page=$1 out=$2 namespace=$3 class=$4
packed=$(mktemp)
trap 'rm -f "$packed"' EXIT
# Spaces at the beginning of lines, and empty lines, are for whoever reads the source.
sed -e 's/^[[:space:]]*//' -e '/^$/d' "$page" | gzip -9n >"$packed"
length=$(stat -c %s "$packed")
mapfile -t pieces < <(base64 -w 960 "$packed")
{
  cat <<EOF
using EnigmaIoT.Shared.Web;

namespace $namespace;

/// <summary>The page of $(basename "$page"), made by build/page.sh.</summary>
public sealed class $class : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return $length; }
    }

    /// <inheritdoc/>
    public int PieceCount
    {
        get { return ${#pieces[@]}; }
    }

    /// <inheritdoc/>
    public string Piece(int index)
    {
        switch (index)
        {
EOF
  for i in "${!pieces[@]}"; do
    if ((i + 1 < ${#pieces[@]})); then echo "            case $i:"; else echo "            default:"; fi
    text=${pieces[$i]}
    lines=()
    while [[ -n $text ]]; do lines+=("${text:0:120}"); text=${text:120}; done
    for j in "${!lines[@]}"; do
      if ((j == 0)); then printf '                return "%s"' "${lines[$j]}"; else printf '\n                    + "%s"' "${lines[$j]}"; fi
    done
    echo ";"
  done
  cat <<'EOF'
        }
    }
}
EOF
} >"$out"
echo "$out: $length bytes compressed, ${#pieces[@]} pieces"
