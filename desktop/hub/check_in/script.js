(function(){var d=document,g=d.getElementById('go'),c=d.getElementById('clock'),j=d.getElementById('jump'),s=d.getElementById('soon');
function seen(f){if(d.visibilityState===undefined||d.visibilityState==='visible'){f()}else{var on=function(){if(d.visibilityState==='visible'){d.removeEventListener('visibilitychange',on);f()}};d.addEventListener('visibilitychange',on)}}
if(g){var b=g.querySelector('button[type=submit]');g.addEventListener('submit',function(){setTimeout(function(){b.disabled=true},0)});window.addEventListener('pageshow',function(){b.disabled=false});
if(g.getAttribute('data-auto')){seen(function(){b.disabled=true;g.submit()})}}
if(c){var at=+c.getAttribute('data-now'),from=Date.now();setInterval(function(){var t=new Date(at+Date.now()-from+28800000);c.textContent=t.toISOString().slice(11,19)},500)}
if(j&&j.getAttribute('data-seconds')){var left=+j.getAttribute('data-seconds');s.hidden=false;seen(function(){var n=setInterval(function(){left-=1;if(left<1){clearInterval(n);location.href=j.href}else{s.textContent=s.textContent.replace(/\d+/,left)}},1000)})}
})();
