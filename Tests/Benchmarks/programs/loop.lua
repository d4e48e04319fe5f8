local s = 0
for i = 1, 3000000 do if i % 3 == 0 then s = s + i end end
print(s)
