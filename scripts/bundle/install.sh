#!/bin/sh
# Cài Đôn Đốc vào một thư mục, không cần mạng: sh install.sh [thư mục, mặc định /opt/dondoc]
# Cài đè lên bản cũ thì dữ liệu (thư mục var) giữ nguyên.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
target=${1:-/opt/dondoc}
cd "$here"
echo "Kiểm tra từng tệp…"
if command -v sha256sum >/dev/null 2>&1; then
  sha256sum --quiet -c SHA256SUMS
else
  shasum -a 256 -c SHA256SUMS >/dev/null
fi
mkdir -p "$target"
if [ -f "$target/var/instance.json" ]; then
  echo "Đôn Đốc ở $target có thể đang chạy. Dừng trước, rồi cài lại; nếu chắc chắn đã dừng, xoá $target/var/instance.json." >&2
  exit 1
fi
for part in app node deploy dondoc; do
  rm -rf "$target/$part.new"
  cp -R "$here/$part" "$target/$part.new"
done
for part in app node deploy dondoc; do
  rm -rf "$target/$part"
  mv "$target/$part.new" "$target/$part"
done
echo "Đã cài vào $target."
echo "Chạy:        $target/dondoc"
echo "Kiểm tra:    $target/dondoc doctor"
echo "Làm dịch vụ: xem $target/deploy/dondoc.service"
